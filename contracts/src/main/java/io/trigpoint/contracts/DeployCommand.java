package io.trigpoint.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The command {@code bin/deploy}, run for local networks.
 *
 * @param folder the checkout's contracts folder
 */
public record DeployCommand(Path folder) {

  /**
   * Writes networks/local.json with some of its keys set to other values.
   *
   * @param file where to
   */
  public Path writeNetwork(Path file, Map<String, ?> changed) throws IOException {
    JsonMapper json = JsonMapper.shared();
    Path local = folder.resolve("networks").resolve("local.json");
    ObjectNode network = (ObjectNode) json.readTree(Files.readString(local));
    changed.forEach((key, value) -> network.set(key, json.valueToTree(value)));
    return Files.writeString(file, network.toString());
  }

  /** The words that deploy a network. */
  public List<String> words(Path network, URI rpc, Path out) {
    return List.of(
        folder.resolve("bin").resolve("deploy").toAbsolutePath().toString(),
        "--network",
        network.toString(),
        "--rpc",
        rpc.toString(),
        "--out",
        out.toString());
  }

  /** Deploys a changed local network and reads the record; a refusal is an exception. */
  public Deployment run(Map<String, ?> changed, URI rpc) {
    try {
      Path folderOfRun = Files.createTempDirectory("deploy");
      Path network = writeNetwork(folderOfRun.resolve("network.json"), changed);
      Path out = folderOfRun.resolve("contracts.json");
      Process process =
          new ProcessBuilder(words(network, rpc, out)).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("not deployed: " + said);
      }
      return Deployment.read(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}

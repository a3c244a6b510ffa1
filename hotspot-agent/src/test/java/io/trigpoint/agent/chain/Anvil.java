package io.trigpoint.agent.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.agent.json.Json;
import io.trigpoint.contracts.LocalDeployment;
import io.trigpoint.report.EvmAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real EVM in its own process on a free port, with all contracts on it. */
final class Anvil implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final URI endpoint;
  private final ChainRpc rpc;

  private Anvil(Process process, int port) {
    this.process = process;
    this.endpoint = URI.create("http://127.0.0.1:" + port);
    this.rpc = new ChainRpc(endpoint);
  }

  static Anvil start() throws IOException {
    Path tool = Path.of("..", "contracts", "bin", "anvil").toAbsolutePath();
    Process process =
        new ProcessBuilder(tool.toString(), "--port", "0", "--host", "127.0.0.1")
            .redirectErrorStream(true)
            .start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        var _ = Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
        return new Anvil(process, Integer.parseInt(listening.group(1)));
      }
      said.append(line).append('\n');
    }
    throw new IOException("anvil did not start: " + said);
  }

  URI endpoint() {
    return endpoint;
  }

  ChainRpc rpc() {
    return rpc;
  }

  /** Puts the contracts on the chain and gives the address of the device registry. */
  EvmAddress deployRegistry() throws IOException, InterruptedException {
    String deployer = rpc.call("eth_accounts").path(0).asText();
    LocalDeployment plan =
        LocalDeployment.plan(
            deployer,
            0,
            new LocalDeployment.Config(
                List.of(deployer),
                deployer,
                deployer,
                BigInteger.TEN,
                1,
                1,
                BigInteger.TWO.pow(80)));
    for (LocalDeployment.Step step : plan.steps()) {
      String hash =
          rpc.text(
              "eth_sendTransaction",
              Json.object().put("from", deployer).put("data", step.bytecode()));
      JsonNode receipt = rpc.call("eth_getTransactionReceipt", hash);
      while (!receipt.isObject()) {
        TimeUnit.MILLISECONDS.sleep(10);
        receipt = rpc.call("eth_getTransactionReceipt", hash);
      }
    }
    return new EvmAddress(plan.addressOf("DeviceRegistry"));
  }

  void fund(EvmAddress account) throws IOException, InterruptedException {
    var _ = rpc.call("anvil_setBalance", account.hex(), "0xde0b6b3a7640000");
  }

  @Override
  public void close() {
    process.destroy();
    var _ = process.onExit().join();
  }
}

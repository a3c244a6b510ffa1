package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.KeyType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The oracle nodes of one operator: one database, one set of keys, one cluster, one process each.
 */
public final class NodeFleet {
  private static final Duration UP_WITHIN = Duration.ofMinutes(5);
  private static final String ENTROPY_PERIOD = "10s";

  private final List<Node> nodes;

  private NodeFleet(List<Node> nodes) {
    this.nodes = nodes;
  }

  /** Where a node answers. */
  public record Node(String name, URI url, URI metricsUrl) {}

  /**
   * What all nodes of the operator share.
   *
   * @param rpc where the nodes reach the chain
   * @param genesisMs when epoch 1 begins
   */
  record Shared(LocalChain chain, List<URI> rpc, String databaseUrl, long genesisMs) {

    /** The nodes reach the chain directly. */
    static Shared directly(LocalChain chain, LocalDatabase database, long genesisMs) {
      return new Shared(chain, List.of(chain.rpc().endpoint()), database.url(), genesisMs);
    }
  }

  static NodeFleet start(LocalOptions options, Shared shared, Children children, FreePorts ports)
      throws IOException {
    List<Path> configurations = configure(options, shared, ports);
    for (int i = 0; i < options.nodes(); i++) {
      List<String> command = command(options, configurations.get(i));
      Process _ = children.start(new ProcessSpec(name(i), command, true));
    }
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < options.nodes(); i++) {
      nodes.add(awaitNode(children, name(i), data(options, i).resolve("node.json")));
    }
    return new NodeFleet(nodes);
  }

  /** Writes the operator's keys and each node's configuration; gives the files of the latter. */
  static List<Path> configure(LocalOptions options, Shared shared, FreePorts ports)
      throws IOException {
    Path keys = writeKeys(options.base());
    List<Path> files = new ArrayList<>();
    List<Integer> cluster = new ArrayList<>();
    List<Integer> http = new ArrayList<>();
    for (int i = 0; i < options.nodes(); i++) {
      cluster.add(ports.next());
      http.add(ports.next());
    }
    for (int i = 0; i < options.nodes(); i++) {
      Properties config = common(options, shared, keys);
      config.setProperty("data.dir", data(options, i).toString());
      config.setProperty("http.port", http.get(i).toString());
      config.setProperty("cluster.port", cluster.get(i).toString());
      config.setProperty(
          "cluster.members",
          String.join(",", cluster.stream().map(port -> "127.0.0.1:" + port).toList()));
      files.add(write(config, data(options, i)));
    }
    return files;
  }

  private static Path writeKeys(BaseDirectory base) throws IOException {
    Path _ =
        base.writeSecret(
            "keys/operator", "attest.key", LocalChain.Role.ATTEST.account().privateKey());
    Path _ =
        base.writeSecret("keys/operator", "send.key", LocalChain.Role.SEND.account().privateKey());
    DeviceSigner receipt = DeviceSigner.generate(KeyType.ED25519, new SecureRandom());
    Path _ =
        base.writeSecret(
            "keys/operator", "receipt.key", HexFormat.of().formatHex(receipt.privateKey()));
    return base.folder("keys/operator");
  }

  private static Properties common(LocalOptions options, Shared shared, Path keys) {
    Properties config = new Properties();
    config.setProperty("published.dir", options.base().published().toString());
    config.setProperty("published.open", "true");
    config.setProperty("database.url", shared.databaseUrl());
    config.setProperty("database.user", "postgres");
    config.setProperty("database.password", "postgres");
    config.setProperty("http.host", "127.0.0.1");
    config.setProperty("network.chain-id", Long.toString(LocalChain.CHAIN_ID));
    config.setProperty(
        "chain.rpc", String.join(",", shared.rpc().stream().map(URI::toString).toList()));
    config.setProperty("contracts.file", options.base().contractsFile().toString());
    config.setProperty("epoch.genesis-ms", Long.toString(shared.genesisMs()));
    config.setProperty("epoch.length", options.epoch().toMillis() + "ms");
    config.setProperty("entropy.period", ENTROPY_PERIOD);
    config.setProperty("parameters.set", "trigpoint-local");
    config.setProperty("keys.dir", keys.toString());
    config.setProperty("cluster.name", "trigpoint-" + ProcessHandle.current().pid());
    config.setProperty("cluster.host", "127.0.0.1");
    config.setProperty("market.treasury", LocalChain.Role.TREASURY.account().address());
    return config;
  }

  private static Path write(Properties config, Path folder) throws IOException {
    Path file = Files.createDirectories(folder).resolve("node.properties");
    StringBuilder text = new StringBuilder();
    config.stringPropertyNames().stream()
        .sorted()
        .forEach(key -> text.append(key).append('=').append(config.getProperty(key)).append('\n'));
    return Files.writeString(file, text);
  }

  /** How a node is started from its configuration file. */
  static List<String> command(LocalOptions options, Path file) {
    String launcher = options.home().resolve("oracle-node/bin/trigpoint").toString();
    return List.of(launcher, "node", "--config", file.toString());
  }

  private static Node awaitNode(Children children, String name, Path file) {
    JsonNode serving =
        Patience.await(
            name,
            UP_WITHIN,
            () -> {
              children.requireAlive(name);
              return Files.exists(file)
                  ? Optional.of(new ObjectMapper().readTree(file.toFile()))
                  : Optional.empty();
            });
    URI url = URI.create(serving.path("url").asText());
    URI metrics = URI.create(serving.path("metricsUrl").asText(url.resolve("/metrics").toString()));
    return new Node(name, url, metrics);
  }

  private static Path data(LocalOptions options, int index) {
    return options.base().folder("nodes").resolve(name(index));
  }

  private static String name(int index) {
    return "node" + (index + 1);
  }

  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  public List<URI> urls() {
    return nodes.stream().map(Node::url).toList();
  }

  public NodeApi api() {
    return new NodeApi(urls());
  }
}

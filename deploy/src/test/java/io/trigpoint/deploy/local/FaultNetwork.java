package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trigpoint.report.ReportId;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Three nodes of one operator, a chain, a database and three stations that report, each server in a
 * process of its own that a test may kill, freeze and start again. Nothing is revived by itself.
 */
final class FaultNetwork implements AutoCloseable {
  static final int NODES = 3;
  static final Duration EPOCH = Duration.ofSeconds(20);

  /** The operator's sending account. */
  static final String SENDER = LocalChain.Role.SEND.account().address();

  /** A node that lives for a minute does not earn back what the second compiler costs. */
  private static final String SOON_UP = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private static final Duration LEAD = Duration.ofSeconds(20);
  private static final Duration UP_WITHIN = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LocalOptions options;
  private final Progress progress;
  private final Children children;
  private final LocalChain chain;
  private final FaultDatabase database;
  private final Wishes wishes;
  private final long genesisMs;
  private final Optional<Endpoints> endpoints;
  private final List<Path> configurations;
  private final List<Process> nodes = new ArrayList<>();
  private final List<URI> urls = new ArrayList<>();
  private final List<SteadyReporter> reporters = new ArrayList<>();

  private FaultNetwork(
      LocalOptions options,
      Progress progress,
      Children children,
      LocalChain chain,
      LocalDatabase database,
      long genesisMs,
      Optional<Endpoints> endpoints,
      List<Path> configurations) {
    this.options = options;
    this.progress = progress;
    this.children = children;
    this.chain = chain;
    this.database = new FaultDatabase(database, children);
    this.wishes = new Wishes(options.base().root());
    this.genesisMs = genesisMs;
    this.endpoints = endpoints;
    this.configurations = configurations;
  }

  /**
   * Starts everything and waits until each station has a receipt.
   *
   * @param endpoints how many endpoints that may misbehave stand between nodes and chain
   * @param anvilOptions options for anvil
   */
  static FaultNetwork start(BaseDirectory base, long seed, int endpoints, String... anvilOptions)
      throws IOException {
    LocalOptions options =
        new LocalOptions(
            Path.of("..").toAbsolutePath().normalize(),
            base,
            false,
            NODES,
            EPOCH,
            Optional.empty(),
            Optional.empty(),
            seed);
    Progress progress = new Progress(System.out);
    Children children = new Children(options.base(), progress);
    try {
      return start(options, progress, children, endpoints, List.of(anvilOptions));
    } catch (IOException | RuntimeException failed) {
      children.close();
      throw failed;
    }
  }

  private static FaultNetwork start(
      LocalOptions options,
      Progress progress,
      Children children,
      int count,
      List<String> anvilOptions)
      throws IOException {
    FreePorts ports = new FreePorts();
    LocalDatabase database = LocalDatabase.start(options.base(), children, ports);
    long genesisMs = (System.currentTimeMillis() + LEAD.toMillis()) / 1_000 * 1_000;
    LocalChain chain = LocalChain.start(options, genesisMs, anvilOptions, children, ports);
    Optional<Endpoints> endpoints = Endpoints.before(chain.rpc().endpoint(), count, options.home());
    NodeFleet.Shared shared =
        new NodeFleet.Shared(
            chain,
            endpoints.map(Endpoints::addresses).orElse(List.of(chain.rpc().endpoint())),
            database.url(),
            genesisMs);
    FaultNetwork network =
        new FaultNetwork(
            options,
            progress,
            children,
            chain,
            database,
            genesisMs,
            endpoints,
            NodeFleet.configure(options, shared, ports));
    network.startNodes();
    return network;
  }

  private void startNodes() throws IOException {
    for (int node = 0; node < NODES; node++) {
      nodes.add(launched(node));
    }
    for (int node = 0; node < NODES; node++) {
      urls.add(URI.create(awaitServing(node).path("url").asText()));
    }
    for (int number = 0; number < NODES; number++) {
      reporters.add(SteadyReporter.of(urls, chain, number, options.seed()));
    }
    awaitFreshReceipts();
    say("the network serves at " + urls);
  }

  /** Waits until each station has a receipt more than now. */
  void awaitFreshReceipts() {
    for (SteadyReporter reporter : reporters) {
      int before = reporter.acknowledged().size();
      boolean _ =
          Patience.await(
              "further receipt of " + reporter.owner().address(),
              UP_WITHIN,
              () ->
                  Optional.of(reporter.acknowledged().size() > before).filter(further -> further));
    }
  }

  /** Tells whoever watches what is being done. */
  void say(String what) {
    progress.say(what);
  }

  /** Starts a node that has ended. */
  void startNode(int node) {
    nodes.set(node, launched(node));
  }

  private Process launched(int node) {
    List<String> command = new ArrayList<>();
    command.add("env");
    command.add("TRIGPOINT_JAVA_OPTS=" + SOON_UP + " " + wishes.options(name(node)));
    command.addAll(NodeFleet.command(options, configurations.get(node)));
    return children.start(new ProcessSpec(name(node), command, false));
  }

  /** Waits until a node that was started serves; gives its node.json. */
  JsonNode awaitServing(int node) {
    Path file = options.base().folder("nodes").resolve(name(node)).resolve("node.json");
    return Patience.await(
        name(node) + " to serve",
        UP_WITHIN,
        () -> {
          children.requireAlive(name(node));
          return Files.exists(file)
              ? Optional.of(JSON.readTree(file.toFile()))
                  .filter(address -> address.path("pid").asLong() == nodes.get(node).pid())
              : Optional.empty();
        });
  }

  Process node(int node) {
    return nodes.get(node);
  }

  /** The exit value of a node, if it has ended. */
  Optional<Integer> ended(int node) {
    return Optional.of(nodes.get(node)).filter(each -> !each.isAlive()).map(Process::exitValue);
  }

  /** Starts what has ended and waits until all nodes serve. */
  void startWhatHasEnded() {
    for (int node = 0; node < NODES; node++) {
      if (ended(node).isPresent()) {
        startNode(node);
      }
    }
    for (int node = 0; node < NODES; node++) {
      JsonNode _ = awaitServing(node);
    }
  }

  /** Ends the chain's process, which keeps its state if anvil was told to, and starts it again. */
  void restartChain() {
    Signals.end("TERM", children.pid(chain.server().name()));
    Process _ = children.start(chain.server());
    JsonNode _ =
        Patience.await(
            "the chain again",
            Duration.ofSeconds(20),
            () -> Optional.of(chain.rpc().call("evm_setIntervalMining", List.of(1))));
  }

  /** The epoch that takes reports now, by the clock. */
  long currentEpoch() {
    return Math.max(1, (System.currentTimeMillis() - genesisMs) / EPOCH.toMillis() + 1);
  }

  /** When an epoch ends, Unix milliseconds. */
  long endMs(long epoch) {
    return genesisMs + epoch * EPOCH.toMillis();
  }

  /** Waits until an epoch is final; nodes must bring it there by themselves. */
  JsonNode awaitFinal(long epoch, Duration limit) {
    return awaitFinal(api(), epoch, limit);
  }

  /** As {@link #awaitFinal}, without asking one node. */
  JsonNode awaitFinalAtOthersThan(int node, long epoch, Duration limit) {
    List<URI> others = new ArrayList<>(urls);
    others.remove(node);
    return awaitFinal(new NodeApi(others), epoch, limit);
  }

  private static JsonNode awaitFinal(NodeApi api, long epoch, Duration limit) {
    return Patience.await(
        "final state of epoch " + epoch,
        limit,
        () ->
            api.get("/v1/epochs/" + epoch)
                .filter(answer -> answer.path("state").asText().equals("FINAL")));
  }

  /** How many transactions of the operator's sending account are in blocks. */
  BigInteger sent() throws IOException {
    return chain.rpc().number("eth_getTransactionCount", List.of(SENDER, "latest"));
  }

  /** Where nodes end or freeze themselves. */
  Wishes wishes() {
    return wishes;
  }

  FaultDatabase database() {
    return database;
  }

  NodeApi api() {
    return new NodeApi(urls);
  }

  /** What stands between the nodes and the chain. */
  Endpoints endpoints() {
    return endpoints.orElseThrow();
  }

  LocalChain chain() {
    return chain;
  }

  LocalOptions options() {
    return options;
  }

  Children children() {
    return children;
  }

  List<SteadyReporter> reporters() {
    return List.copyOf(reporters);
  }

  /** Everything that a node has logged. */
  String log(int node) throws IOException {
    return Files.readString(options.base().log(name(node)));
  }

  /** What all stations hold receipts for, with the epochs that the receipts name. */
  SortedMap<ReportId, Long> acknowledged() {
    SortedMap<ReportId, Long> all = new TreeMap<>();
    reporters.forEach(reporter -> all.putAll(reporter.acknowledged()));
    return all;
  }

  static String name(int node) {
    return "node" + (node + 1);
  }

  @Override
  public void close() {
    reporters.forEach(SteadyReporter::close);
    nodes.forEach(Process::destroyForcibly);
    endpoints.ifPresent(Endpoints::close);
    children.close();
  }
}

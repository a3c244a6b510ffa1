package io.trigpoint.node;

import io.trigpoint.contracts.Deployment;
import io.trigpoint.node.cluster.TestPorts;
import io.trigpoint.node.config.ClaimsConfig;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.epochs.GivenHotspots;
import io.trigpoint.node.epochs.GivenStations;
import io.trigpoint.node.evm.AnvilNode;
import io.trigpoint.node.store.EmbeddedPostgresServer;
import io.trigpoint.node.store.ScratchDatabase;
import io.trigpoint.node.store.TestRows;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.NetworkId;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.rewards.epoch.EpochSchedule;
import io.trigpoint.rewards.epoch.RewardParameters;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.web3j.crypto.ECKeyPair;

/** A whole node on a real chain and database, wired as in production, with epoch 1 closed. */
final class RunningNode implements AutoCloseable {
  static final long LENGTH_MS = 60_000;
  private static final BigInteger ATTEST = BigInteger.valueOf(7171);
  private static final BigInteger SEND = BigInteger.valueOf(8181);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  final AnvilNode anvil = AnvilNode.start();
  final Deployment contracts;
  final GivenStations stations;
  final GivenHotspots hotspots;
  final OracleNode node;

  private final Path directory;
  private final ScratchDatabase database = ScratchDatabase.fresh();
  private final HttpClient client = HttpClient.newHttpClient();

  RunningNode(Path directory) throws Exception {
    this.directory = directory;
    long genesisMs = System.currentTimeMillis() - LENGTH_MS - 2_000;
    contracts = deploy(genesisMs);
    NetworkId network = new NetworkId(anvil.chainId());
    EpochSchedule schedule = new EpochSchedule(genesisMs, LENGTH_MS);
    TestRows rows = new TestRows(database.database().source());
    EpochPeriod first = schedule.period(1);
    stations = new GivenStations(network, rows, 3);
    stations.report(first);
    hotspots = new GivenHotspots(network, rows, schedule, 1, 5);
    hotspots.round(0, first.startMs() + 10_000);
    hotspots.round(1, first.startMs() + 30_000);
    node = OracleNode.start(config(directory, network, genesisMs), InstantSource.system());
    awaitFirstEpoch();
  }

  private Deployment deploy(long genesisMs) {
    BigInteger emission =
        RewardParameters.trigpointByUse().emission().perEpoch(LENGTH_MS).baseUnits();
    anvil.fund(AnvilNode.addressOf(ECKeyPair.create(SEND)));
    return anvil.deploy(
        Map.of(
            "signers",
            List.of(AnvilNode.addressOf(ECKeyPair.create(ATTEST)).hex()),
            "initialEmission",
            emission.toString(),
            "genesisSeconds",
            genesisMs / 1_000,
            "epochSeconds",
            LENGTH_MS / 1_000,
            "activationDelaySeconds",
            1));
  }

  private NodeConfig config(Path directory, NetworkId network, long genesisMs) throws IOException {
    Path keys = Files.createDirectories(directory.resolve("keys"));
    secret(keys.resolve("attest.key"), ATTEST);
    secret(keys.resolve("send.key"), SEND);
    secret(keys.resolve("receipt.key"), BigInteger.valueOf(9191));
    int port = TestPorts.next();
    return new NodeConfig(
        new NodeConfig.Storage(
            directory.resolve("data"),
            directory.resolve("published"),
            true,
            Optional.of(new NodeConfig.Database(database.url(), EmbeddedPostgresServer.USER, "")),
            Optional.empty(),
            Optional.empty()),
        new NodeConfig.Http("127.0.0.1", 0),
        new NodeConfig.Chain(
            network, List.of(anvil.endpoint()), new NodeConfig.Contracts(contracts)),
        new NodeConfig.Epochs(
            genesisMs,
            Duration.ofMillis(LENGTH_MS),
            Duration.ofSeconds(10),
            "trigpoint-local",
            new EvmAddress("0x" + "99".repeat(20))),
        NodeConfig.Keys.in(keys),
        new NodeConfig.Cluster("read", "127.0.0.1", port, List.of("127.0.0.1:" + port)),
        new NodeConfig.Market(BigInteger.valueOf(100), "Trigpoint Local USD", "1"),
        ClaimsConfig.NEVER);
  }

  EvmAddress address(String contract) {
    return new EvmAddress(contracts.addressOf(contract));
  }

  private static void secret(Path file, BigInteger key) throws IOException {
    Path created =
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Path _ = Files.writeString(created, "%064x".formatted(key));
  }

  private void awaitFirstEpoch() throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String state = "";
    while (!state.equals("FINAL")) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("epoch 1 is still " + state);
      }
      anvil.mine(4);
      HttpResponse<String> answer = get("/v1/epochs/1");
      state =
          answer.statusCode() == 200
              ? new JsonObject(answer.body()).getString("state")
              : answer.body();
    }
  }

  /** Where the node publishes its epochs. */
  String published() {
    return directory.resolve("published").toString();
  }

  HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(node.url() + path))
            .timeout(Duration.ofSeconds(30))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
    node.close();
    anvil.close();
    database.close();
  }
}

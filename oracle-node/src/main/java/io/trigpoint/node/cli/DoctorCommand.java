package io.trigpoint.node.cli;

import io.trigpoint.node.config.ConfigException;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.config.NodeKeys;
import io.trigpoint.node.epochs.ParameterSet;
import io.trigpoint.report.EvmAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks what a node needs before it starts. Changes nothing. */
@Command(
    name = "doctor",
    description =
        "Checks configuration, keys, disk, ports, clock, database, chain and contracts, with a hint"
            + " for each fault. Exit code 0 when all is well.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final long LEAST_DISK_MIB = 1_024;
  private static final long CLOCK_TOLERANCE_MS = 2_000;
  private static final long STALE_BLOCK_MS = 300_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The node's properties file.")
  private Path file = Path.of("");

  private final InstantSource clock = InstantSource.system();

  @Override
  public Integer call() {
    Diagnosis diagnosis = new Diagnosis(spec.commandLine().getOut());
    try {
      NodeConfig config = NodeConfig.read(file, System.getenv());
      diagnosis.ok("configuration", file.toString());
      parameters(diagnosis, config);
      keys(diagnosis, config);
      disk(diagnosis, "data.dir", config.storage().dataDirectory());
      disk(diagnosis, "published.dir", config.storage().publishedDirectory());
      port(diagnosis, "http.port", config.http().host(), config.http().port());
      port(diagnosis, "cluster.port", config.cluster().host(), config.cluster().port());
      database(diagnosis, config);
      config.chain().rpc().forEach(endpoint -> chain(diagnosis, config, endpoint));
    } catch (ConfigException unusable) {
      diagnosis.fail(
          "configuration", String.valueOf(unusable.getMessage()), "see docs/configuration.md");
    }
    return diagnosis.failures() == 0 ? 0 : 1;
  }

  private static void parameters(Diagnosis diagnosis, NodeConfig config) {
    String id = config.epochs().parameters();
    ParameterSet.byId(id)
        .ifPresentOrElse(
            set -> diagnosis.ok("parameters", id + " " + set.hash()),
            () ->
                diagnosis.fail(
                    "parameters",
                    "no set " + id,
                    "parameters.set is trigpoint or trigpoint-local"));
  }

  private static void keys(Diagnosis diagnosis, NodeConfig config) {
    try {
      var _ = NodeKeys.read(config.keys().directory());
      diagnosis.ok("keys", "three keys in " + config.keys().directory() + ", owner only");
    } catch (ConfigException unusable) {
      diagnosis.fail(
          "keys",
          String.valueOf(unusable.getMessage()),
          "keys.dir holds attest.key, send.key and receipt.key, 64 hexadecimal digits, mode 0600");
    }
  }

  private static void disk(Diagnosis diagnosis, String what, Path directory) {
    Path existing = directory.toAbsolutePath();
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    try {
      long mebibytes = Files.getFileStore(existing).getUsableSpace() >> 20;
      if (!Files.isWritable(existing)) {
        diagnosis.fail(what, existing + " is not writable", "run as its owner, or choose another");
      } else if (mebibytes < LEAST_DISK_MIB) {
        diagnosis.fail(what, mebibytes + " MiB free", "at least 1024 MiB are needed");
      } else {
        diagnosis.ok(what, mebibytes + " MiB free at " + existing);
      }
    } catch (IOException unreadable) {
      diagnosis.fail(what, String.valueOf(unreadable.getMessage()), "check the mount");
    }
  }

  private static void port(Diagnosis diagnosis, String what, String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
      diagnosis.ok(what, port == 0 ? "any free port on " + host : host + ":" + port + " is free");
    } catch (IOException taken) {
      diagnosis.fail(
          what,
          host + ":" + port + " cannot be bound: " + taken.getMessage(),
          "a node may be running already; otherwise choose another port");
    }
  }

  private void database(Diagnosis diagnosis, NodeConfig config) {
    if (config.storage().database().isEmpty()) {
      diagnosis.ok("database", "embedded, below " + config.storage().dataDirectory());
      return;
    }
    NodeConfig.Database database = config.storage().database().get();
    DriverManager.setLoginTimeout(5);
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet now =
            statement.executeQuery(
                "select (extract(epoch from clock_timestamp()) * 1000)::bigint,"
                    + " current_setting('fsync'), version()")) {
      long here = clock.millis();
      if (!now.next()) {
        throw new SQLException("no row");
      }
      diagnosis.ok("database", now.getString(3));
      if ("on".equals(now.getString(2))) {
        diagnosis.ok("database fsync", "on");
      } else {
        diagnosis.fail("database fsync", now.getString(2), "set fsync = on: receipts promise it");
      }
      clock(diagnosis, "clock, database", here - now.getLong(1));
    } catch (SQLException unreachable) {
      diagnosis.fail(
          "database",
          String.valueOf(unreachable.getMessage()).lines().findFirst().orElse("no message"),
          "check database.url, database.user and database.password, and that it runs");
    }
  }

  private static void clock(Diagnosis diagnosis, String what, long aheadMs) {
    if (Math.abs(aheadMs) > CLOCK_TOLERANCE_MS) {
      diagnosis.fail(what, aheadMs + " ms ahead", "synchronise both machines, for example by NTP");
    } else {
      diagnosis.ok(what, aheadMs + " ms ahead");
    }
  }

  private void chain(Diagnosis diagnosis, NodeConfig config, URI endpoint) {
    String what = "chain " + endpoint.getAuthority();
    RpcProbe probe = new RpcProbe(endpoint);
    try {
      long id = probe.chainId();
      if (id != config.chain().network().value()) {
        diagnosis.fail(what, "is chain " + id, "network.chain-id and chain.rpc must be one chain");
        return;
      }
      diagnosis.ok(what, "chain " + id);
      block(diagnosis, clock.millis() - 1_000 * probe.latestBlockSeconds());
      for (Map.Entry<String, EvmAddress> contract : contracts(config).entrySet()) {
        contract(diagnosis, probe, contract.getKey(), contract.getValue());
      }
    } catch (IOException | RuntimeException unreachable) {
      diagnosis.fail(what, String.valueOf(unreachable), "check chain.rpc, and that it runs");
    }
  }

  private static void block(Diagnosis diagnosis, long ageMs) {
    if (ageMs < -CLOCK_TOLERANCE_MS || ageMs > STALE_BLOCK_MS) {
      diagnosis.fail(
          "clock, chain",
          "the latest block is " + ageMs + " ms old",
          "the clock is wrong, or the endpoint has stopped following the chain");
    } else {
      diagnosis.ok("clock, chain", "the latest block is " + ageMs + " ms old");
    }
  }

  private static void contract(Diagnosis diagnosis, RpcProbe probe, String key, EvmAddress address)
      throws IOException {
    if (probe.hasCode(address.hex())) {
      diagnosis.ok(key, address.hex());
    } else {
      diagnosis.fail(
          key, "no code at " + address, "compare contracts." + key + " with the deployment");
    }
  }

  private static Map<String, EvmAddress> contracts(NodeConfig config) {
    NodeConfig.Contracts contracts = config.chain().contracts();
    return new TreeMap<>(
        Map.of(
            "reward-token", contracts.rewardToken(),
            "stablecoin", contracts.stablecoin(),
            "device-registry", contracts.deviceRegistry(),
            "signer-sets", contracts.signerSets(),
            "epoch-roots", contracts.epochRoots(),
            "distributor", contracts.distributor()));
  }
}

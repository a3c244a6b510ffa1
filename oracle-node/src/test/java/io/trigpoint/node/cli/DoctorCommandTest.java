package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.Deployment;
import io.trigpoint.node.evm.AnvilNode;
import io.trigpoint.node.store.ScratchDatabase;
import io.trigpoint.report.EvmAddress;
import io.vertx.core.json.JsonObject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.crypto.ECKeyPair;

/** Every check of the doctor, on a machine that is well and with one fault at a time. */
class DoctorCommandTest {
  private static final AnvilNode ANVIL = AnvilNode.start();
  private static final ScratchDatabase DATABASE = ScratchDatabase.fresh();
  private static final EvmAddress ATTEST = account("1");
  private static final EvmAddress SEND = account("2");
  private static final Deployment DEPLOYED =
      ANVIL.deploy(Map.of("epochSeconds", 86_400, "signers", List.of(ATTEST.hex())));

  @TempDir private Path base = Path.of("");
  private final Properties settings = new Properties();

  @AfterAll
  static void stop() {
    DATABASE.close();
    ANVIL.close();
  }

  @BeforeEach
  void aMachineThatIsWell() throws IOException {
    record(DEPLOYED);
    settings.setProperty("data.dir", Files.createDirectory(base.resolve("data")).toString());
    settings.setProperty("published.dir", base.resolve("published").toString());
    settings.setProperty("keys.dir", Files.createDirectory(base.resolve("keys")).toString());
    settings.setProperty("database.url", DATABASE.url());
    settings.setProperty("network.chain-id", "31337");
    settings.setProperty("chain.rpc", ANVIL.endpoint().toString());
    settings.setProperty("epoch.genesis-ms", "1700000000000");
    settings.setProperty("market.treasury", "0x" + "99".repeat(20));
    settings.setProperty("parameters.set", "trigpoint-local");
    int n = 1;
    for (String name : List.of("attest.key", "send.key", "receipt.key")) {
      Path key = base.resolve("keys").resolve(name);
      Files.writeString(key, String.valueOf(n++).repeat(64));
      permit(key, "rw-------");
    }
    ANVIL.fund(SEND);
    ANVIL.mine(1);
  }

  @Test
  void aMachineThatIsWellHasNoFault() throws IOException {
    Typed typed = doctor();
    assertThat(typed.out()).doesNotContain("FAIL").endsWith("all is well\n");
    assertThat(typed.exit()).isZero();
    assertThat(typed.lines())
        .anyMatch(line -> line.matches("OK +chain.rpc +127.0.0.1:\\d+, chain 31337"))
        .anyMatch(line -> line.matches("OK +EpochRoots +0x[0-9a-f]{40}"))
        .anyMatch(line -> line.matches("OK +emission +the vault's schedule is that of trigpoint.*"))
        .anyMatch(line -> line.matches("OK +vault +may mint, for the Distributor"))
        .anyMatch(line -> line.matches("OK +database fsync +on"))
        .anyMatch(line -> line.matches("OK +database full_page_writes +on"))
        .anyMatch(line -> line.matches("OK +send account +0x[0-9a-f]{40} has 1000 of .*"))
        .anyMatch(line -> line.matches("OK +signer set +the attest key is in set 1 of epoch \\d+"))
        .anyMatch(line -> line.matches("OK +epochs +none is held"))
        .anyMatch(line -> line.matches("OK +published.dir +.* will be made, \\d+ MiB free"));
  }

  @Test
  void theEmbeddedDatabaseNeedsNothing() throws IOException {
    settings.remove("database.url");
    assertThat(doctor().out()).containsPattern("OK +database +embedded").doesNotContain("FAIL");
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      settings.setProperty("http.port", Integer.toString(taken.getLocalPort()));
      fails("http.port +127.0.0.1:\\d+ cannot be bound", "set http.port to a free port");
    }
  }

  @Test
  void thePortOfTheRunningNodeIsNoFault() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      settings.setProperty("cluster.port", Integer.toString(taken.getLocalPort()));
      nodeJson(ProcessHandle.current().pid());
      assertThat(doctor().out())
          .containsPattern("OK +node +runs as process \\d+ at http://127.0.0.1:1")
          .containsPattern("OK +cluster.port +127.0.0.1:\\d+ is taken, as the node is running");
    }
  }

  @Test
  void aNodeThatHasEndedDoesNotExcuseATakenPort() throws IOException, InterruptedException {
    Process ended = new ProcessBuilder("true").start();
    assertThat(ended.waitFor()).isZero();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      settings.setProperty("cluster.port", Integer.toString(taken.getLocalPort()));
      nodeJson(ended.pid());
      fails("cluster.port +127.0.0.1:\\d+ cannot be bound", "set cluster.port to a free port");
    }
  }

  @Test
  void aDatabaseThatIsDownIsNamed() throws IOException {
    settings.setProperty("database.url", "jdbc:postgresql://127.0.0.1:1/postgres");
    fails("database +Connection to 127.0.0.1:1 refused", "check database.url");
  }

  @Test
  void aHeldEpochIsNamedWithItsReason() throws IOException {
    int _ =
        DATABASE.update(
            "insert into epoch (number, start_ms, end_ms, state, held_because)"
                + " values (41, 0, 1, 'HELD', 'no signer set is active in this epoch')");
    try {
      fails("epoch 41 +is held: no signer set is active", "docs/spec/epochs.md, Held epochs");
    } finally {
      int _ = DATABASE.update("delete from epoch where number = 41");
    }
  }

  @Test
  void anEndpointWhereNobodyListensIsNamed() throws IOException {
    settings.setProperty("chain.rpc", "http://127.0.0.1:1");
    fails("chain.rpc +http://127.0.0.1:1: nobody listens there", "check chain.rpc");
  }

  @Test
  void oneOfTwoEndpointsThatIsDownIsNamed() throws IOException {
    settings.setProperty("chain.rpc", ANVIL.endpoint() + ",http://127.0.0.1:1");
    fails("chain.rpc +http://127.0.0.1:1: nobody listens there", "check chain.rpc");
  }

  @Test
  void anotherChainIsNamed() throws IOException {
    try (AnvilNode other = AnvilNode.start("--chain-id", "77")) {
      settings.setProperty("chain.rpc", other.endpoint().toString());
      fails(
          "chain.rpc +127.0.0.1:\\d+ is on chain 77, network.chain-id is 31337",
          "set both to the same chain");
    }
  }

  @Test
  void anAddressWithoutAContractIsNamed() throws IOException {
    String nowhere = "0x" + "12".repeat(20);
    record(with("Distributor", new Deployment.Contract(nowhere, codeHash("Distributor"))));
    fails("Distributor +no contract at " + nowhere, "contracts.file must be the record");
  }

  @Test
  void aContractWithOtherCodeIsNamed() throws IOException {
    String address = DEPLOYED.addressOf("EpochRoots");
    record(with("EpochRoots", new Deployment.Contract(address, codeHash("Distributor"))));
    fails("EpochRoots +other code at " + address, "do not go on with it");
  }

  @Test
  void aRecordOfAnotherChainIsNamed() throws IOException {
    record(new Deployment(1, 1, DEPLOYED.contracts()));
    fails("configuration +contracts.file describes chain 1, not chain 31337", "docs/config");
  }

  @Test
  void aRecordWithoutANeededContractIsNamed() throws IOException {
    SequencedMap<String, Deployment.Contract> fewer = new LinkedHashMap<>(DEPLOYED.contracts());
    var _ = fewer.remove("Stablecoin");
    record(new Deployment(31337, 1, fewer));
    fails("configuration +contracts.file names no Stablecoin", "docs/configuration.md");
  }

  @Test
  void aClockThatDisagreesWithTheChainIsNamed() throws IOException {
    try (AnvilNode ahead = AnvilNode.start()) {
      ahead.passTime(600);
      settings.setProperty("chain.rpc", ahead.endpoint().toString());
      var _ = names("clock, chain +the latest block is (5|6)\\d\\d s in the future", "by NTP");
    }
  }

  @Test
  void aChainThatStandsStillIsNamed() throws IOException {
    try (AnvilNode old = AnvilNode.start("--timestamp", "1700000000")) {
      settings.setProperty("chain.rpc", old.endpoint().toString());
      var _ = names("clock, chain +the latest block is \\d+ s old", "stopped following the chain");
    }
  }

  @Test
  void aKeyThatOthersMayReadIsNamed() throws IOException {
    permit(base.resolve("keys").resolve("send.key"), "rw-r--r--");
    fails("keys +.*send.key can be read by others", "mode 0600");
  }

  @Test
  void aKeyThatIsMissingIsNamed() throws IOException {
    Files.delete(base.resolve("keys").resolve("receipt.key"));
    fails("keys +cannot read the key .*receipt.key", "64 hexadecimal digits");
  }

  @Test
  void oneKeyForTwoRolesIsNamed() throws IOException {
    Files.writeString(base.resolve("keys").resolve("send.key"), "1".repeat(64));
    fails("keys +the attest key and the send key must be different keys", "64 hexadecimal digits");
  }

  @Test
  void aMissingKeyDirectoryComesWithTheCommandThatMakesIt() throws IOException {
    settings.setProperty("keys.dir", base.resolve("elsewhere").toString());
    fails("keys +.*elsewhere does not exist", "mkdir -p -m 700 .*elsewhere");
  }

  @Test
  void aDiskThatIsNearlyFullIsNamed() throws IOException {
    assertThat(doctor("--least-disk-mib", "9000000000").lines())
        .anyMatch(line -> line.matches("FAIL +data.dir +\\d+ MiB free at .*"))
        .anyMatch(line -> line.matches("FAIL +published.dir +\\d+ MiB free at .*"))
        .anyMatch(line -> line.matches(" +hint: .*at least 9000000000 MiB are needed"));
  }

  @Test
  void aFileWhereADirectoryShouldBeIsNamed() throws IOException {
    Path file = Files.writeString(base.resolve("file"), "");
    settings.setProperty("published.dir", file.resolve("published").toString());
    fails("published.dir +.*file is no directory", "name a directory in published.dir");
  }

  @Test
  void aVaultWithAnotherScheduleIsNamed() throws IOException {
    settings.setProperty("epoch.length", "12h");
    fails(
        "emission +the vault emits by 20000000000000000000000 base units in each 86400 s .*"
            + "halved every 1461 epochs .*, this node by 10000000000000000000000",
        "must be those of the deployment");
  }

  @Test
  void aVaultThatMayNotMintIsNamed() throws IOException {
    Deployment other =
        ANVIL.deploy(Map.of("epochSeconds", 86_400, "signers", List.of(ATTEST.hex())));
    SequencedMap<String, Deployment.Contract> mixed = new LinkedHashMap<>(DEPLOYED.contracts());
    mixed.replace(
        "EmissionVault", Optional.ofNullable(other.contracts().get("EmissionVault")).orElseThrow());
    record(new Deployment(DEPLOYED.chainId(), DEPLOYED.firstBlock(), mixed));
    fails(
        "vault +RewardToken is minted by "
            + DEPLOYED.addressOf("EmissionVault")
            + ", not by "
            + other.addressOf("EmissionVault"),
        "contracts.file mixes deployments");
  }

  @Test
  void aSendAccountThatCannotPayIsNamed() throws IOException {
    ANVIL.fund(SEND, BigInteger.ONE);
    fails("send account +" + SEND + " has 0.0{17}1 of .* enough for 0 postings", "results wait");
  }

  @Test
  void aSendAccountThatIsNearlyEmptyIsAWarningAndNoFault() throws IOException {
    BigInteger price = ANVIL.gasPrice();
    ANVIL.fund(SEND, price.multiply(BigInteger.valueOf(19 * 160_000L)));
    Typed typed = doctor();
    assertThat(typed.exit()).as(typed.out()).isZero();
    assertThat(typed.out())
        .containsPattern("WARN +send account +.* enough for \\d+ postings .*\\n +hint: send some");
  }

  @Test
  void anAttestKeyOutsideTheSignerSetIsNamed() throws IOException {
    Files.writeString(base.resolve("keys").resolve("attest.key"), "4".repeat(64));
    fails(
        "signer set +the attest key "
            + account("4")
            + " is not in set 1 of epoch \\d+: .*"
            + ATTEST,
        "have the governor add this one");
  }

  @Test
  void aDatabaseThatMayTearPagesIsNamed() throws IOException {
    try (EmbeddedPostgres forgetful =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "off")
            .setPGStartupWait(Duration.ofSeconds(60))
            .start()) {
      settings.setProperty("database.url", forgetful.getJdbcUrl("postgres", "postgres"));
      fails("database full_page_writes +off: a power cut", "set full_page_writes = on");
    }
  }

  @Test
  void anUnknownParameterSetIsNamed() throws IOException {
    settings.setProperty("parameters.set", "trigpiont");
    fails("parameters +no set is called trigpiont", "trigpoint or trigpoint-local");
  }

  @Test
  void aMistypedKeyIsNamed() throws IOException {
    settings.setProperty("http.prot", "8080");
    fails("configuration +.*unknown keys: \\[http.prot\\]", "docs/configuration.md");
  }

  @Test
  void aMissingFileIsNamed() {
    Typed typed = Typed.run("doctor", "--config", base.resolve("none.properties").toString());
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).containsPattern("FAIL +configuration +cannot read .*none.properties");
  }

  /** Exactly one fault, on a line like this, with a hint like this. */
  private void fails(String line, String hint) throws IOException {
    assertThat(names(line, hint).lines().filter(each -> each.startsWith("FAIL"))).hasSize(1);
  }

  private String names(String line, String hint) throws IOException {
    Typed typed = doctor();
    assertThat(typed.exit()).as(typed.out()).isEqualTo(1);
    assertThat(typed.out())
        .containsPattern("FAIL +" + line)
        .containsPattern("hint: .*(\\n.*)?" + hint)
        .containsPattern("\\d+ faults?\\n$");
    return typed.out();
  }

  private Typed doctor(String... options) throws IOException {
    StringWriter text = new StringWriter();
    settings.store(text, "");
    Path file = Files.writeString(base.resolve("node.properties"), text.toString());
    List<String> words = new ArrayList<>(List.of("doctor", "--config", file.toString()));
    words.addAll(List.of(options));
    return Typed.run(words.toArray(String[]::new));
  }

  /** Of the key that is this digit 64 times. */
  private static EvmAddress account(String digit) {
    return AnvilNode.addressOf(ECKeyPair.create(new BigInteger(digit.repeat(64), 16)));
  }

  private static String codeHash(String contract) {
    return Optional.ofNullable(DEPLOYED.contracts().get(contract)).orElseThrow().codeHash();
  }

  private static Deployment with(String name, Deployment.Contract contract) {
    SequencedMap<String, Deployment.Contract> changed = new LinkedHashMap<>(DEPLOYED.contracts());
    var _ = changed.put(name, contract);
    return new Deployment(DEPLOYED.chainId(), DEPLOYED.firstBlock(), changed);
  }

  private void record(Deployment deployment) throws IOException {
    JsonObject contracts = new JsonObject();
    deployment
        .contracts()
        .forEach((name, contract) ->
            contracts.put(
                name,
                new JsonObject()
                    .put("address", contract.address())
                    .put("codeHash", contract.codeHash())));
    JsonObject json =
        new JsonObject()
            .put("chainId", deployment.chainId())
            .put("firstBlock", deployment.firstBlock())
            .put("contracts", contracts);
    Path file = Files.writeString(base.resolve("contracts.json"), json.encode());
    settings.setProperty("contracts.file", file.toString());
  }

  private void nodeJson(long pid) throws IOException {
    Path _ =
        Files.writeString(
            base.resolve("data").resolve("node.json"),
            "{\"url\":\"http://127.0.0.1:1\",\"pid\":%d}".formatted(pid));
  }

  private static void permit(Path file, String permissions) throws IOException {
    Path _ = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}

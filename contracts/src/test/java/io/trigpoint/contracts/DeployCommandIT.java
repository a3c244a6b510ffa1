package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The deployment command on a real chain: again, after a kill, and when something is wrong. */
class DeployCommandIT {
  private static final DeployCommand COMMAND = new DeployCommand(AnvilChain.FOLDER);
  private static final String DEPLOYER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
  private static final String OTHER = "0x9965507d1a55bcc2695c58ba16fb37d819b0a4dc";

  private static final String CHANNELS = "0x4020074e9df2ce1dee5a9c1b5c3f541d02a10003";

  /** The development key of the second account, which anvil funds. */
  private static final String SECOND_KEY =
      "59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";

  @TempDir private Path folder = Path.of("");
  private final AnvilChain chain = new AnvilChain();
  private Path network = Path.of("");
  private Path out = Path.of("");

  /** What a run printed, and how it ended. */
  private record Ended(int status, String said) {}

  @BeforeEach
  void describe() throws IOException {
    network = COMMAND.writeNetwork(folder.resolve("network.json"), Map.of());
    out = folder.resolve("contracts.json");
  }

  @AfterEach
  void stop() {
    chain.close();
  }

  @Test
  void recordsEachContractWithTheHashOfItsCode() throws Exception {
    assertThat(run().status()).isZero();
    Deployment deployed = Deployment.read(out);
    assertThat(deployed.chainId()).isEqualTo(chain.chainId());
    assertThat(deployed.firstBlock()).isEqualTo(1);
    assertThat(deployed.contracts())
        .containsKeys("SignerSets", "RewardToken", "EpochRoots", "Distributor", "Stablecoin");
    assertThat(deployed.contracts().values())
        .allSatisfy(each -> assertThat(each.hasCode(chain.code(each.address()))).isTrue());
  }

  @Test
  void sendsNothingTheSecondTime() throws Exception {
    assertThat(run().status()).isZero();
    String record = Files.readString(out);
    long sent = chain.nonce(DEPLOYER);
    Ended again = run();
    assertThat(again.status()).as(again.said()).isZero();
    assertThat(again.said()).contains("nothing to do: all").contains("nothing was sent");
    assertThat(chain.nonce(DEPLOYER)).isEqualTo(sent);
    assertThat(out).hasContent(record);
  }

  @Test
  void announcesWithoutSending() throws Exception {
    Ended announced = run("--dry-run");
    assertThat(announced.status()).as(announced.said()).isZero();
    assertThat(chain.nonce(DEPLOYER)).isZero();
    assertThat(out).doesNotExist();
    assertThat(run().status()).isZero();
    assertThat(Deployment.read(out).contracts())
        .allSatisfy(
            (name, each) -> assertThat(announced.said()).contains(name + " at " + each.address()));
  }

  @Test
  void goesOnAfterAKillWithoutSendingAnythingTwice() throws Exception {
    killInTheMoneyStep();
    chain.mineAtOnce();
    Ended second = run();
    assertThat(second.status()).as(second.said()).isZero();
    assertThat(second.said()).contains("02-money: an earlier run was stopped after 2 of");
    Deployment deployed = Deployment.read(out);
    assertThat(chain.nonce(DEPLOYER)).isEqualTo(deployed.contracts().size());
    assertThat(Files.readString(out)).doesNotContain("started");
    assertThat(run().said()).contains("nothing was sent");
  }

  @Test
  void deploysAStepAgainWhoseNoncesWereTaken() throws Exception {
    killInTheMoneyStep();
    chain.dropPending();
    chain.mineAtOnce();
    var _ = chain.send(DEPLOYER, DEPLOYER, "0x");
    Ended second = run();
    assertThat(second.status()).as(second.said()).isZero();
    assertThat(second.said())
        .contains("02-money: an earlier run was stopped and cannot be continued");
    Deployment deployed = Deployment.read(out);
    assertThat(minterOf(deployed)).isEqualTo(deployed.addressOf("EmissionVault"));
    assertThat(chain.nonce(DEPLOYER)).isEqualTo(deployed.contracts().size() + 2);
  }

  @Test
  void putsVoucherChannelsWhereStockClientsLookOnALocalChain() throws Exception {
    assertThat(run().status()).isZero();
    Deployment deployed = Deployment.read(out);
    assertThat(deployed.addressOf("VoucherChannels")).isEqualTo(CHANNELS);
    String settlement =
        chain.call(deployed.addressOf("Erc3009Collector"), Abi.call("settlement()"));
    assertThat(AbiWords.of(settlement).address(0)).isEqualTo(CHANNELS);
  }

  @Test
  void usesTheVoucherChannelsThatAChainHas() throws Exception {
    chain.place(CHANNELS, "0x6001");
    assertThat(run().said()).contains("VoucherChannels stands at " + CHANNELS);
    assertThat(chain.code(CHANNELS)).isEqualTo("0x6001");
    assertThat(Deployment.read(out).addressOf("VoucherChannels")).isEqualTo(CHANNELS);
    assertThat(run().said()).contains("nothing was sent");
  }

  @Test
  void refusesARecordWhoseCodeIsNotOnTheChain() throws Exception {
    assertThat(run().status()).isZero();
    Deployment deployed = Deployment.read(out);
    String hash = deployed.contracts().sequencedValues().getFirst().codeHash();
    Path _ = Files.writeString(out, Files.readString(out).replace(hash, "0x" + "11".repeat(32)));
    refuses("SignerSets at .* has code hash " + hash + ", .* says 0x1111");
  }

  @Test
  void refusesARecordOfAContractThatIsGone() throws Exception {
    assertThat(run().status()).isZero();
    String address = Deployment.read(out).addressOf("DeviceRegistry");
    Path _ = Files.writeString(out, Files.readString(out).replace(address, OTHER));
    refuses("DeviceRegistry at .*: no code on this chain");
  }

  @Test
  void refusesANetworkFileThatHasChanged() throws Exception {
    assertThat(run().status()).isZero();
    network = COMMAND.writeNetwork(network, Map.of("guardian", OTHER));
    refuses("EpochRoots at .* has other arguments .*guardian was 0x.*, is now " + "0x9965507D");
  }

  @Test
  void refusesAnotherChain() throws Exception {
    network = COMMAND.writeNetwork(network, Map.of("chainId", 1));
    refuses("is chain 31337, the network file is for chain 1");
  }

  @Test
  void refusesAKeyThatIsUnknownOrWrong() throws Exception {
    network = COMMAND.writeNetwork(network, Map.of("guardain", OTHER));
    refuses("unknown key guardain");
    network = COMMAND.writeNetwork(network, Map.of("guardian", "0x" + "00".repeat(20)));
    refuses("guardian must be an address that is not zero");
  }

  @Test
  void refusesWhatAContractWouldRefuseBeforeAnythingIsSent() throws Exception {
    refusesValue("genesisSeconds", 1_700_000_000_000L, "genesisSeconds must be Unix seconds");
    refusesValue("unbondingSeconds", 60, "unbondingSeconds must be seconds from 604800");
    refusesValue("treasuryPpm", 50_001, "treasuryPpm must be 1000000, they are 1000001");
    refusesValue("guardian", DEPLOYER, "guardian must be another account than governor");
    refusesValue("signers", List.of(OTHER, OTHER), "1 to 30 different addresses");
    refusesValue("treasury", DEPLOYER.replace("xf", "xF"), "treasury must be an address");
    refusesValue("stablecoin", OTHER, "Stablecoin: there is no contract at " + OTHER);
    assertThat(chain.nonce(DEPLOYER)).isZero();
    assertThat(out).doesNotExist();
  }

  @Test
  void refusesFilesThatCannotBeUsedInOneLine() throws Exception {
    Path _ = Files.writeString(out, "{\"chainId\": 31");
    refuses("cannot read .*contracts.json");
    out = folder.resolve("missing").resolve("contracts.json");
    refuses("there is no folder .*missing");
    Path _ = Files.writeString(network, "null");
    refuses("must hold a JSON object");
  }

  @Test
  void warnsOfWhatHardlyAnybodyWants() throws Exception {
    assertThat(run("--dry-run").said()).doesNotContain("warning:");
    network =
        COMMAND.writeNetwork(
            folder.resolve("doubtful.json"),
            Map.of("activationDelaySeconds", 60, "overrideDelaySeconds", 59, "rewardOutflow", "1"));
    Ended warned = run("--dry-run");
    assertThat(warned.status()).as(warned.said()).isZero();
    assertThat(warned.said())
        .contains("warning: activationDelaySeconds is not below epochSeconds")
        .contains("warning: overrideDelaySeconds is below activationDelaySeconds")
        .contains("warning: rewardOutflow is below what a day's epochs emit");
  }

  @Test
  void startsAgainWhenAnotherDeployerHasSentLess() throws Exception {
    killInTheMoneyStep();
    chain.dropPending();
    chain.mineAtOnce();
    Path key = Files.writeString(folder.resolve("deployer.key"), SECOND_KEY);
    Ended second = end(signing(key));
    assertThat(second.status()).as(second.said()).isZero();
    assertThat(second.said()).contains("all of it is deployed again");
  }

  @Test
  void signsWithTheKeyOfAFile() throws Exception {
    Path key = Files.writeString(folder.resolve("deployer.key"), SECOND_KEY);
    assertThat(end(signing(key)).status()).isZero();
    assertThat(chain.nonce(DEPLOYER)).isZero();
    assertThat(chain.nonce(chain.accounts().get(1)))
        .isEqualTo(Deployment.read(out).contracts().size());
  }

  private ProcessBuilder signing(Path key) {
    ProcessBuilder builder = new ProcessBuilder(COMMAND.words(network, chain.endpoint(), out));
    String _ = builder.environment().put("TRIGPOINT_DEPLOYER_KEY_FILE", key.toString());
    return builder;
  }

  private void refusesValue(String key, Object value, String pattern) throws Exception {
    network = COMMAND.writeNetwork(network, Map.of(key, value));
    refuses(pattern);
  }

  private String minterOf(Deployment deployed) {
    String answer = chain.call(deployed.addressOf("RewardToken"), Abi.call("minter()"));
    return AbiWords.of(answer).address(0);
  }

  private void refuses(String pattern) throws Exception {
    Ended refused = run();
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.said()).containsPattern("deploy: .*" + pattern).doesNotContain("    at ");
  }

  /** Kills a run that has two contracts mined, the second of them the first of its step. */
  private void killInTheMoneyStep() throws Exception {
    chain.mineOnlyWhenTold();
    ProcessBuilder builder = new ProcessBuilder(COMMAND.words(network, chain.endpoint(), out));
    Process process =
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    chain.awaitPending();
    chain.mine();
    chain.awaitPending();
    chain.mine();
    chain.awaitPending();
    assertThat(process.destroyForcibly().waitFor()).isNotZero();
    assertThat(Files.readString(out)).contains("\"started\"").contains("02-money");
  }

  private Ended run(String... more) throws Exception {
    List<String> words = new ArrayList<>(COMMAND.words(network, chain.endpoint(), out));
    words.addAll(List.of(more));
    return end(new ProcessBuilder(words));
  }

  private static Ended end(ProcessBuilder builder) throws Exception {
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }
}

package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.EpochResult;
import io.trigpoint.contracts.EpochResultDigest;
import io.trigpoint.contracts.EpochRootsCalls;
import io.trigpoint.contracts.QuorumSignatures;
import io.trigpoint.contracts.TokenTotal;
import io.trigpoint.node.epochs.EpochComputation;
import io.trigpoint.node.epochs.EpochInputs;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.GivenEpoch;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.node.epochs.Settlement;
import io.trigpoint.node.evm.AnvilNode;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.IngestReceipt;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.ReceiptCodec;
import io.trigpoint.report.SignatureChecks;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.web3j.crypto.ECKeyPair;

/** What an auditor finds on a real chain, when the operator was honest and when not. */
class ChainAuditTest {
  private static final AnvilNode ANVIL = AnvilNode.start();
  private static final ECKeyPair OPERATOR = ECKeyPair.create(BigInteger.valueOf(7171));
  private static final ECKeyPair STRANGER = ECKeyPair.create(BigInteger.valueOf(8181));
  private static final long EPOCH = 7;
  private static final long DELAY_SECONDS = 1_000;
  private static final String LIE = "0x" + "5a".repeat(32);
  private static final EpochInputs INPUTS = GivenEpoch.inputs(1);
  private static final EpochOutcome OUTCOME =
      EpochComputation.compute(INPUTS, SignatureChecks.fastest());

  @TempDir private Path published = Path.of("");
  private final String contract = deploy();

  @AfterAll
  static void stop() {
    ANVIL.close();
  }

  @Test
  void agreesWithAnHonestPosting() throws IOException {
    post(truth -> truth);
    publish(OPERATOR);
    Typed typed = audit();
    assertThat(typed.exit()).as(typed.out()).isZero();
    assertThat(typed.lines())
        .contains(
            "contract             " + contract + " on chain 31337",
            "chain id             OK, the same",
            "posted reward root   OK, the same",
            "posted input root    OK, the same",
            "posted verdict root  OK, the same",
            "posted parameters    OK, the same",
            "signature            OK, by "
                + AnvilNode.addressOf(OPERATOR).hex()
                + " of signer set 1",
            "epoch 7: AGREES");
  }

  @ParameterizedTest
  @CsvSource({
    "posted reward root, 0",
    "posted input root, 1",
    "posted verdict root, 2",
    "posted parameters, 3"
  })
  void namesWhatALiarPostedWithBothValues(String what, int hash) throws IOException {
    post(truth -> with(truth, hash));
    publish(OPERATOR);
    Typed typed = audit();
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.lines())
        .contains("differs              " + what, "  posted             " + LIE)
        .endsWith("epoch 7: DIFFERS");
  }

  @Test
  void refusesTheSignatureOfAStranger() throws IOException {
    post(truth -> truth);
    publish(STRANGER);
    Typed typed = audit();
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.lines())
        .contains(
            "differs              signature",
            "  posted             by " + AnvilNode.addressOf(STRANGER).hex());
  }

  @Test
  void refusesInputsThatAStrangerSigned() throws IOException {
    post(truth -> truth);
    publishInputsOf(OPERATOR);
    assertThat(audit().lines())
        .contains(
            "input manifest       OK, signed by "
                + AnvilNode.addressOf(OPERATOR).hex()
                + " of signer set 1",
            "epoch 7: AGREES");
    publishInputsOf(STRANGER);
    Typed typed = audit();
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.lines())
        .contains(
            "differs              input manifest",
            "  posted             signed by " + AnvilNode.addressOf(STRANGER).hex())
        .endsWith("epoch 7: DIFFERS");
  }

  @Test
  void namesAVetoedResult() throws IOException {
    post(truth -> truth);
    publish(OPERATOR);
    var _ =
        ANVIL.send(
            Map.of(
                "from",
                ANVIL.accounts().get(1),
                "to",
                contract,
                "data",
                EpochRootsCalls.veto(EPOCH)));
    Typed typed = audit();
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("posted reward root").contains("(vetoed)");
  }

  @Test
  void namesAnEpochThatWasNeverPosted() throws IOException {
    publish(OPERATOR);
    Typed typed = audit();
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.lines())
        .contains("differs              posted reward root", "  posted             (nothing)");
  }

  @Test
  void findsAPostingAmongLaterBlocks() throws IOException {
    ANVIL.mine(5);
    post(truth -> truth);
    ANVIL.mine(40);
    ANVIL.passTime(5_000);
    publish(OPERATOR);
    assertThat(audit().exit()).isZero();
  }

  @Test
  void saysThatAnUnpostedManifestNamesNoContract() throws IOException {
    write(PublishedEpoch.files(INPUTS, OUTCOME, Optional.empty()));
    Typed typed = audit();
    assertThat(typed.exit()).isZero();
    assertThat(typed.out()).contains("not checked: the manifest names no contract");
  }

  @Test
  void asksTheContractThatTheAuditorNames() throws IOException {
    publish(OPERATOR);
    Typed elsewhere = audit("--epoch-roots", "0x" + "12".repeat(20));
    assertThat(elsewhere.exit()).isEqualTo(1);
    assertThat(elsewhere.out()).contains("FAILED, no contract at 0x1212");
  }

  @Test
  void saysWhenNobodyListens() throws IOException {
    publish(OPERATOR);
    Typed typed =
        Typed.run(
            "audit", "--epoch", "7", "--from", published.toString(), "--rpc", "http://127.0.0.1:1");
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("FAILED, http://127.0.0.1:1: nobody listens there");
  }

  @Test
  void aReceiptIsHeldAgainstTheInputRootThatTheChainHas() throws IOException {
    post(truth -> truth);
    publish(OPERATOR);
    Typed typed = receipt();
    assertThat(typed.exit()).as(typed.out()).isZero();
    assertThat(typed.out())
        .contains(" included: the input root of epoch 7 contains the report")
        .doesNotContain("open");
  }

  @Test
  void filesThatTheChainDoesNotVouchForKeepNoPromise() throws IOException {
    post(truth -> with(truth, 1));
    publish(OPERATOR);
    Typed typed = receipt();
    assertThat(typed.out()).contains(" open: ").doesNotContain("included");
  }

  private Typed receipt() throws IOException {
    DeviceSigner key = DeviceSigner.generate(KeyType.ED25519, new Random(3));
    byte[] signed =
        ReceiptCodec.sign(
            new IngestReceipt(
                GivenEpoch.NETWORK,
                HexFormat.of().formatHex(key.key().publicKey()),
                1,
                List.of(new IngestReceipt.Item.Accepted(INPUTS.reports().getFirst().id(), EPOCH))),
            key);
    Path file = Files.write(published.resolve("receipt.bin"), signed);
    return Typed.run(
        "receipt",
        "--receipt",
        file.toString(),
        "--from",
        published.toString(),
        "--rpc",
        ANVIL.endpoint().toString(),
        "--epoch-roots",
        contract);
  }

  private Typed audit(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "audit",
                "--epoch",
                Long.toString(EPOCH),
                "--from",
                published.toString(),
                "--rpc",
                ANVIL.endpoint().toString()));
    words.addAll(List.of(more));
    return Typed.run(words.toArray(String[]::new));
  }

  private static String deploy() {
    return ANVIL
        .deploy(
            Map.of(
                "signers",
                List.of(AnvilNode.addressOf(OPERATOR).hex()),
                "activationDelaySeconds",
                DELAY_SECONDS))
        .addressOf("EpochRoots");
  }

  /** Posts the epoch before, from which this one continues, and then this one. */
  private void post(UnaryOperator<EpochResult> changed) {
    String zero = EpochResult.NO_ROOT;
    String before = OUTCOME.roots().previousRewardRoot().hex();
    send(new EpochResult(EPOCH - 1, 1, zero, zero, before, zero, zero, List.of()));
    ANVIL.passTime(DELAY_SECONDS);
    send(changed.apply(truth()));
  }

  private static EpochResult truth() {
    SortedMap<String, BigInteger> totals = new TreeMap<>();
    OUTCOME
        .after()
        .leaves()
        .forEach(leaf -> totals.merge(leaf.token().hex(), leaf.cumulative(), BigInteger::add));
    return new EpochResult(
        EPOCH,
        1,
        OUTCOME.inputRoot().hex(),
        OUTCOME.verdictRoot().hex(),
        OUTCOME.rewardRoot().hex(),
        OUTCOME.parameterHash().hex(),
        OUTCOME.roots().previousRewardRoot().hex(),
        totals.entrySet().stream().map(t -> new TokenTotal(t.getKey(), t.getValue())).toList());
  }

  private static EpochResult with(EpochResult truth, int lie) {
    return new EpochResult(
        truth.epoch(),
        truth.setId(),
        lie == 1 ? LIE : truth.inputRoot(),
        lie == 2 ? LIE : truth.verdictRoot(),
        lie == 0 ? LIE : truth.rewardRoot(),
        lie == 3 ? LIE : truth.parameterHash(),
        truth.previousRewardRoot(),
        truth.totals());
  }

  private void send(EpochResult result) {
    TreeMap<Integer, CompactSignature> quorum = new TreeMap<>();
    quorum.put(0, sign(result, OPERATOR));
    var _ =
        ANVIL.send(
            Map.of(
                "from",
                ANVIL.accounts().getFirst(),
                "to",
                contract,
                "data",
                EpochRootsCalls.post(result, QuorumSignatures.of(quorum))));
  }

  private CompactSignature sign(EpochResult result, ECKeyPair key) {
    BigInteger chain = BigInteger.valueOf(ANVIL.chainId());
    return CompactSignature.sign(EpochResultDigest.of(result, chain, contract), key);
  }

  private void publish(ECKeyPair signer) throws IOException {
    write(files(signer));
  }

  /** The operator's own result, over inputs that somebody signed. */
  private void publishInputsOf(ECKeyPair signer) throws IOException {
    write(new SignedInputs(signer, ANVIL.chainId(), contract).of(files(OPERATOR), Hash32.ZERO));
  }

  private SortedMap<String, byte[]> files(ECKeyPair signer) {
    Settlement settlement =
        new Settlement(
            ANVIL.chainId(),
            contract,
            1,
            Optional.of(sign(truth(), signer).hex()),
            Optional.empty());
    return PublishedEpoch.files(INPUTS, OUTCOME, Optional.of(settlement));
  }

  private void write(Map<String, byte[]> files) throws IOException {
    Path folder = Files.createDirectories(published.resolve(PublishedEpoch.folder(EPOCH)));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path _ = Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }
}

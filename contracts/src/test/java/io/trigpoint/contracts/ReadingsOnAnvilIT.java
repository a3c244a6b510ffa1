package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.contracts.ReadingVerifierCalls.VerdictRootRecorded;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.WeatherVariable;
import io.trigpoint.rewards.merkle.ReadingLeaf;
import io.trigpoint.rewards.merkle.ReadingTree;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Readings that Java puts into a tree, proven to the deployed verifier. */
class ReadingsOnAnvilIT extends DeployedContracts {
  private static final WeatherVariable[] QUANTITIES = WeatherVariable.values();
  private static final Hash32 VERDICTS = Hash32.ofHex(SOME_HASH);
  private static final long GENESIS_MS = 1_700_000_000_000L;

  private long epoch;

  @Test
  void aReadingOfAResultThatCountsIsProven() {
    epoch = runningEpoch() - 1;
    Seeded random = new Seeded(7);
    List<ReadingLeaf> readings = random.listOf(9, () -> beforeGenesis(leaf(random)));
    ReadingTree tree = ReadingTree.of(readings);
    EpochResult result = result(tree.verdictRoot(VERDICTS).hex());
    QuorumSignatures quorum = sign(result);
    String record = ReadingVerifierCalls.record(result, quorum);
    var _ = send(account(3), "EpochRoots", EpochRootsCalls.post(result, quorum));
    assertThatThrownBy(() -> send(account(4), "ReadingVerifier", record))
        .hasMessageContaining("revert");
    assertThat(recorded()).isEmpty();
    passTime(DELAY);
    assertThat(
            send(account(4), "ReadingVerifier", record).stream()
                .flatMap(log -> ReadingVerifierCalls.decode(log).stream()))
        .containsExactly(new VerdictRootRecorded(epoch, result.verdictRoot()));
    assertThat(recorded()).containsExactly(result.verdictRoot());
    for (ReadingLeaf reading : readings) {
      List<String> proof =
          tree.proof(reading, VERDICTS).orElseThrow().stream().map(Hash32::hex).toList();
      assertThat(ask(epoch, reading, proof)).isEqualTo("0x");
      assertThatThrownBy(() -> ask(epoch + 1, reading, proof)).hasMessageContaining("revert");
      assertThatThrownBy(() -> ask(epoch, warmer(reading), proof)).hasMessageContaining("revert");
    }
  }

  /** A reading with every field from a seed. */
  static ReadingLeaf leaf(Seeded random) {
    return new ReadingLeaf(
        ReportId.ofHex(random.word()),
        DeviceId.ofHex(random.word()),
        Cell.ofLatLng(random.below(160) - 80, random.below(360) - 180, random.below(8)),
        random.small(),
        QUANTITIES[random.below(QUANTITIES.length)],
        random.below(2) == 0 ? random.small() : -random.small(),
        random.below(1_000_001));
  }

  /** The same reading as the contract takes it. */
  static MeasuredReading measured(ReadingLeaf leaf) {
    return new MeasuredReading(
        leaf.report().hex(),
        leaf.device().hex(),
        leaf.cell().index(),
        leaf.observedMs(),
        ReadingLeaf.number(leaf.quantity()),
        leaf.value(),
        leaf.qualityPpm());
  }

  private static ReadingLeaf warmer(ReadingLeaf r) {
    return with(r, r.observedMs(), r.value() + 1);
  }

  /** A time that is before the end of every epoch. */
  private static ReadingLeaf beforeGenesis(ReadingLeaf r) {
    return with(r, Math.floorMod(r.observedMs(), GENESIS_MS), r.value());
  }

  private static ReadingLeaf with(ReadingLeaf r, long observedMs, long value) {
    return new ReadingLeaf(
        r.report(), r.device(), r.cell(), observedMs, r.quantity(), value, r.qualityPpm());
  }

  private String ask(long recorded, ReadingLeaf reading, List<String> proof) {
    return ask("ReadingVerifier", ReadingVerifierCalls.verify(recorded, measured(reading), proof));
  }

  private List<String> recorded() {
    String answer = ask("ReadingVerifier", ReadingVerifierCalls.verdictRootOf(epoch));
    return ReadingVerifierCalls.decodeVerdictRootOf(answer).stream().toList();
  }

  private EpochResult result(String verdictRoot) {
    return new EpochResult(
        epoch, 1, SOME_HASH, verdictRoot, ROOT, SOME_HASH, EpochResult.NO_ROOT, List.of());
  }

  private QuorumSignatures sign(EpochResult result) {
    String digest = EpochResultDigest.of(result, chainId(), at("EpochRoots"));
    TreeMap<Integer, CompactSignature> byIndex = new TreeMap<>();
    for (int i = 0; i < QuorumSignatures.threshold(OPERATORS.size()); i++) {
      byIndex.put(i, CompactSignature.sign(digest, OPERATORS.get(i)));
    }
    return QuorumSignatures.of(byIndex);
  }
}

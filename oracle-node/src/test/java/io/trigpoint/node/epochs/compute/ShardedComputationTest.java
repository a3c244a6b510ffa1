package io.trigpoint.node.epochs.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.epochs.EpochComputation;
import io.trigpoint.node.epochs.EpochInputs;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.GivenEpoch;
import io.trigpoint.node.epochs.segment.MemorySegments;
import io.trigpoint.node.epochs.segment.SegmentSource;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.SignatureCheck;
import io.trigpoint.report.SignatureChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I-10: an epoch comes to the same however it is split and whatever runs its stages. */
class ShardedComputationTest {
  private static final SignatureCheck SIGNATURES = SignatureChecks.fastest();

  @TempDir private Path folder;

  static Stream<Arguments> splits() {
    return Stream.of(1L, 2L, 3L)
        .flatMap(seed -> Stream.of(2, 8, 64).map(shards -> Arguments.of(seed, shards)));
  }

  @ParameterizedTest(name = "seed {0} in {1} shards")
  @MethodSource("splits")
  void anyNumberOfShardsGivesTheSameVerdictsMoneyAndEvidence(long seed, int shards)
      throws Exception {
    EpochInputs inputs = GivenEpoch.inputs(seed);
    EpochOutcome whole = EpochComputation.compute(inputs, SIGNATURES);
    assertThat(whole.verdicts()).extracting(ReportVerdict::rule).contains("intake.sequence-reused");
    List<ReportVerdict> verdicts = new ArrayList<>();
    ComputedEpoch split =
        compute(inputs, shards, 2, Long.MAX_VALUE, (_, made) -> add(made, verdicts));
    verdicts.sort(Comparator.comparing(ReportVerdict::report));
    assertThat(verdicts).isEqualTo(whole.verdicts());
    assertThat(split.closed()).isEqualTo(whole.closed());
    assertThat(split.quality()).isEqualTo(whole.quality());
    assertThat(split.evidence()).isEqualTo(whole.evidence());
    assertThat(split.tally())
        .isEqualTo(new VerdictTally(whole.accepted(), whole.duplicates(), whole.refused()));
    assertThat(split.roots().rewardRoot()).isEqualTo(whole.rewardRoot());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void anyNumberOfThreadsAndAnyShelfGivesTheSameRoots(int threads) throws Exception {
    EpochInputs inputs = GivenEpoch.inputs(4);
    ComputedEpoch kept = compute(inputs, 16, 1, Long.MAX_VALUE, VerdictSink.NONE);
    assertThat(compute(inputs, 16, threads, 100, VerdictSink.NONE)).isEqualTo(kept);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aShardThatCannotBeReadStopsTheComputation() {
    EpochInputs inputs = GivenEpoch.inputs(1);
    SegmentSource segments = MemorySegments.of(inputs.reports(), 4);
    EpochShards shards = new EpochShards(inputs.head(), segments, Verification.of(SIGNATURES));
    ShardWork failing =
        (stage, shard, context, prior) -> {
          if (stage == EpochShards.SCORE && shard == 2) {
            throw new IOException("the disk is gone");
          }
          return shards.run(stage, shard, context, prior);
        };
    assertThatThrownBy(
            () -> {
              try (ShardShelf shelf = new ShardShelf(folder, 0)) {
                ComputedEpoch _ =
                    ShardedComputation.compute(
                        shards, new ThreadedEngine(failing, 2), shelf, VerdictSink.NONE);
              }
            })
        .hasMessage("the disk is gone");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void bytesOfAVerdictAreReadBackOrRefused() {
    EpochOutcome outcome = EpochComputation.compute(GivenEpoch.inputs(2), SIGNATURES);
    for (ReportVerdict verdict : outcome.verdicts()) {
      byte[] bytes = VerdictBytes.of(verdict);
      assertThat(VerdictBytes.read(bytes)).isEqualTo(verdict);
      assertThatThrownBy(() -> VerdictBytes.read(Arrays.copyOf(bytes, bytes.length - 1)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private ComputedEpoch compute(
      EpochInputs inputs, int shards, int threads, long inMemory, VerdictSink sink)
      throws Exception {
    EpochShards work =
        new EpochShards(
            inputs.head(),
            MemorySegments.of(inputs.reports(), shards),
            Verification.of(SIGNATURES));
    try (ShardShelf shelf = new ShardShelf(folder, inMemory)) {
      return ShardedComputation.compute(work, new ThreadedEngine(work, threads), shelf, sink);
    }
  }

  private static void add(List<byte[]> made, List<ReportVerdict> verdicts) {
    made.forEach(each -> verdicts.add(VerdictBytes.read(each)));
  }
}

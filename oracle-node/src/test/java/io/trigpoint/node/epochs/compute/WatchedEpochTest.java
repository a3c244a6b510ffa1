package io.trigpoint.node.epochs.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.coverage.evidence.EvidenceParameters;
import io.trigpoint.coverage.evidence.EvidenceStep;
import io.trigpoint.coverage.evidence.Watch;
import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.ParameterSet;
import io.trigpoint.node.epochs.SealedReport;
import io.trigpoint.node.epochs.segment.MemorySegments;
import io.trigpoint.report.Hash32;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An epoch with more receptions than evidence takes: villages in regions of their own. */
class WatchedEpochTest {
  private static final int VILLAGES = 12;
  private static final int HEARD =
      GivenCrowd.VILLAGE * GivenCrowd.BEACONS * (GivenCrowd.VILLAGE - 1);
  private final GivenCrowd crowd = new GivenCrowd(VILLAGES);
  private final List<SealedReport> reports = new ArrayList<>();

  @TempDir private Path folder;

  WatchedEpochTest() {
    for (int village = 0; village < VILLAGES; village++) {
      reports.addAll(crowd.reports(village));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2 * HEARD, 5 * HEARD + 7})
  void theWindowIsBoundedTheSameHoweverTheEpochIsSplit(int most) throws Exception {
    ComputedEpoch whole = compute(most, 1);
    assertThat(whole.evidence().radio().receptions()).isNotEmpty().hasSizeLessThanOrEqualTo(most);
    assertThat(whole.evidence().radio().watch().isAll()).isFalse();
    for (int shards : List.of(8, 64)) {
      ComputedEpoch split = compute(most, shards);
      assertThat(split.evidence().toBytes()).isEqualTo(whole.evidence().toBytes());
      assertThat(split.closed()).isEqualTo(whole.closed());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {HEARD / 2, 2 * HEARD, 4 * HEARD + 7})
  void aFloodIsBoundedTheSameWhileItIsRead(int most) throws Exception {
    EvidenceStep whole = flooded(most, 1);
    assertThat(whole.window().receptions()).isNotEmpty().hasSizeLessThanOrEqualTo(most);
    for (int shards : List.of(8, 64)) {
      EvidenceStep split = flooded(most, shards);
      assertThat(split.window().receptions()).isEqualTo(whole.window().receptions());
      assertThat(split.watch()).isEqualTo(whole.watch());
    }
  }

  @Test
  void whatIsNotWatchedIsPaidAllTheSame() throws Exception {
    assertThat(compute(2 * HEARD, 4).tally()).isEqualTo(compute(1_000_000, 4).tally());
  }

  /** Far more than the head's watch expected. */
  private EvidenceStep flooded(int most, int shards) throws Exception {
    EpochShards work = work(crowd.head(), shards);
    HeardReceptions heard =
        new HeardReceptions(
            crowd.head(keeping(most)), Watch.ALL.at(Hash32.ZERO, Watch.ALL.beganMs() + 1, 1));
    byte[] context = KnownElsewhere.nothing(shards).toBytes();
    for (int shard = 0; shard < shards; shard++) {
      heard.put(
          shard,
          ReadShard.read(work.run(EpochShards.READ, shard, context, new byte[0])).receptions());
    }
    heard.bound();
    return heard.step((shard, reception) -> true);
  }

  private EpochShards work(EpochHead head, int shards) {
    return new EpochShards(head, MemorySegments.of(reports, shards), GivenCrowd.CHECKED);
  }

  private ComputedEpoch compute(int most, int shards) throws Exception {
    EpochShards work = work(crowd.head(keeping(most)), shards);
    try (ShardShelf shelf = new ShardShelf(folder, Long.MAX_VALUE)) {
      return ShardedComputation.compute(work, new ThreadedEngine(work, 2), shelf, VerdictSink.NONE);
    }
  }

  private static ParameterSet keeping(int most) {
    ParameterSet usual = ParameterSet.TRIGPOINT;
    EvidenceParameters evidence = usual.evidence();
    return new ParameterSet(
        "few",
        usual.firstEpoch(),
        usual.coverage(),
        new EvidenceParameters(
            "few",
            evidence.firstEpoch(),
            evidence.lifetimeMs(),
            evidence.windowMs(),
            evidence.receptionsPerLink(),
            most,
            evidence.printed(),
            evidence.spacing(),
            evidence.copies(),
            evidence.radio(),
            evidence.law(),
            evidence.delay(),
            evidence.mutual(),
            evidence.ring(),
            evidence.sources()),
        usual.weather(),
        usual.days(),
        usual.rewards());
  }
}

package io.trigpoint.node.epochs.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import io.trigpoint.rewards.epoch.ClosedEpoch;
import io.trigpoint.rewards.epoch.TokenAmount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundredth of the million devices with 44 reports each that an epoch is built for, closed from
 * its segment files: exact, and the same on one thread and on two.
 */
class CrowdedEpochTest {
  private static final int VILLAGES = 910;

  @TempDir private Path folder;

  @Test
  void everyReportOfACrowdHasOneVerdictAndTheMoneyAddsUp() throws Exception {
    GivenCrowd crowd = new GivenCrowd(VILLAGES);
    EpochHead head = crowd.head();
    CrowdFiles files = CrowdFiles.write(Files.createDirectory(folder.resolve("in")), crowd, head);
    AtomicLong handedOver = new AtomicLong();
    ComputedEpoch two =
        compute(head, files, 2, (_, verdicts) -> handedOver.addAndGet(verdicts.size()));
    VerdictTally tally = two.tally();
    assertThat(tally.accepted() + tally.duplicates() + tally.refused()).isEqualTo(crowd.size());
    assertThat(handedOver).hasValue(crowd.size());
    assertThat(two.verdicts().stream().mapToLong(SegmentRoot::records).sum())
        .isEqualTo(crowd.size());
    assertThat(tally.accepted()).isGreaterThan(crowd.size() * 99 / 100);
    ClosedEpoch closed = two.closed();
    assertThat(closed.shares()).hasSizeGreaterThan(VILLAGES * GivenCrowd.VILLAGE);
    assertThat(TokenAmount.sum(closed.after().amounts().values()).plus(closed.unallocated()))
        .isEqualTo(closed.emission());
    assertThat(compute(head, files, 1, VerdictSink.NONE)).isEqualTo(two);
  }

  private ComputedEpoch compute(EpochHead head, CrowdFiles files, int threads, VerdictSink sink)
      throws Exception {
    EpochShards shards = new EpochShards(head, files, GivenCrowd.CHECKED);
    try (ShardShelf shelf = new ShardShelf(folder, 1 << 20)) {
      return ShardedComputation.compute(shards, new ThreadedEngine(shards, threads), shelf, sink);
    }
  }
}

package io.trigpoint.node.epochs.compute;

import io.trigpoint.node.epochs.Carried;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.publictier.VerdictCommitment;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.ClosedEpoch;
import io.trigpoint.weather.QualityScore;
import io.trigpoint.weather.epoch.ScoredDay;
import java.util.List;
import java.util.SortedMap;

/**
 * What an epoch comes to, but for the verdicts themselves, which went to a {@link VerdictSink}.
 *
 * @param quality of every station that reported
 * @param days of these stations, when the epoch consists of whole days
 * @param closed the epoch's money
 * @param evidence what the next epoch begins with
 * @param evidenceHash of that evidence, which takes as long to find as it is large
 * @param inputs the reports' subtree of each shard
 * @param verdicts the verdicts' subtree of each shard
 * @param commitment what the verdict root is of
 */
public record ComputedEpoch(
    VerdictTally tally,
    SortedMap<DeviceId, QualityScore> quality,
    SortedMap<DeviceId, List<ScoredDay>> days,
    ClosedEpoch closed,
    Carried evidence,
    Hash32 evidenceHash,
    List<SegmentRoot> inputs,
    List<SegmentRoot> verdicts,
    VerdictCommitment commitment,
    EpochOutcome.Roots roots) {

  public ComputedEpoch {
    inputs = List.copyOf(inputs);
    verdicts = List.copyOf(verdicts);
  }
}

package io.trigpoint.node.epochs;

import io.trigpoint.coverage.evidence.CarriedEvidence;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.ReportVerdict.Outcome;
import io.trigpoint.rewards.epoch.ClosedEpoch;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import io.trigpoint.rewards.epoch.RewardShare;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.weather.QualityScore;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an epoch comes to.
 *
 * @param verdicts exactly one for each report, by report id
 * @param quality of every station that reported
 * @param closed the epoch's money
 * @param evidence what the next epoch begins with
 */
public record EpochOutcome(
    List<ReportVerdict> verdicts,
    SortedMap<DeviceId, QualityScore> quality,
    ClosedEpoch closed,
    CarriedEvidence evidence,
    Roots roots) {

  /**
   * The hashes that are signed.
   *
   * @param inputRoot see {@link InputRoot}
   * @param verdictRoot see {@link io.trigpoint.node.epochs.segment.SegmentTree#verdictRoot}
   * @param rewardRoot root of the cumulative tree; zero while nobody has earned anything
   * @param parameterHash see {@link ParameterSet#hash}
   * @param previousRewardRoot the reward root before this epoch; zero at first
   */
  public record Roots(
      Hash32 inputRoot,
      Hash32 verdictRoot,
      Hash32 rewardRoot,
      Hash32 parameterHash,
      Hash32 previousRewardRoot) {}

  public EpochOutcome {
    verdicts = List.copyOf(verdicts);
    quality = Collections.unmodifiableSortedMap(new TreeMap<>(quality));
  }

  public List<RewardShare> shares() {
    return closed.shares();
  }

  public TokenAmount unallocated() {
    return closed.unallocated();
  }

  /** What everybody has earned since genesis, this epoch included. */
  public CumulativeEarnings after() {
    return closed.after();
  }

  public Hash32 inputRoot() {
    return roots.inputRoot();
  }

  public Hash32 verdictRoot() {
    return roots.verdictRoot();
  }

  public Hash32 rewardRoot() {
    return roots.rewardRoot();
  }

  public Hash32 parameterHash() {
    return roots.parameterHash();
  }

  public long accepted() {
    return count(Outcome.ACCEPTED);
  }

  public long refused() {
    return count(Outcome.REFUSED);
  }

  public long duplicates() {
    return count(Outcome.DUPLICATE);
  }

  private long count(Outcome outcome) {
    return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
  }
}

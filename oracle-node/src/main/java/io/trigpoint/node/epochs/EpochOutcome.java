package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.compute.ComputedEpoch;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.rewards.epoch.ClosedEpoch;
import io.trigpoint.rewards.epoch.CumulativeEarnings;
import io.trigpoint.rewards.epoch.RewardShare;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.weather.QualityScore;
import io.trigpoint.weather.epoch.ScoredDay;
import java.util.List;
import java.util.SortedMap;

/**
 * What an epoch comes to, with its verdicts in memory.
 *
 * @param verdicts exactly one for each report, by report id; empty when they are too many to keep
 */
public record EpochOutcome(List<ReportVerdict> verdicts, ComputedEpoch computed) {

  /**
   * The hashes that are signed.
   *
   * @param inputRoot see {@link InputRoot}
   * @param verdictRoot see {@link io.trigpoint.node.epochs.publictier.VerdictCommitment}
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
  }

  /** Of every station that reported. */
  public SortedMap<DeviceId, QualityScore> quality() {
    return computed.quality();
  }

  /** The scored days of these stations, when the epoch consists of whole days. */
  public SortedMap<DeviceId, List<ScoredDay>> days() {
    return computed.days();
  }

  /** The epoch's money. */
  public ClosedEpoch closed() {
    return computed.closed();
  }

  /** What the next epoch begins with. */
  public Carried evidence() {
    return computed.evidence();
  }

  public Roots roots() {
    return computed.roots();
  }

  public List<RewardShare> shares() {
    return closed().shares();
  }

  public TokenAmount unallocated() {
    return closed().unallocated();
  }

  /** What everybody has earned since genesis, this epoch included. */
  public CumulativeEarnings after() {
    return closed().after();
  }

  public Hash32 inputRoot() {
    return roots().inputRoot();
  }

  public Hash32 verdictRoot() {
    return roots().verdictRoot();
  }

  public Hash32 rewardRoot() {
    return roots().rewardRoot();
  }

  public Hash32 parameterHash() {
    return roots().parameterHash();
  }

  public long accepted() {
    return computed.tally().accepted();
  }

  public long refused() {
    return computed.tally().refused();
  }

  public long duplicates() {
    return computed.tally().duplicates();
  }

  /** All verdicts, kept here or not. */
  public long reports() {
    return accepted() + refused() + duplicates();
  }
}

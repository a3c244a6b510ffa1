package io.trigpoint.node.epochs.explain;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.rewards.epoch.RewardPool;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import io.trigpoint.weather.epoch.ScoredDay;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one device's part of an epoch followed from.
 *
 * @param registered empty when the registry did not know the device at the epoch's block
 * @param verdicts of all its reports, by report id
 * @param qualityPpm of a station that reported, parts per million
 * @param days of such a station, with what moved its score, when the epoch consists of whole days
 * @param weight of that quality, by parameters that weigh it
 * @param parts of the pools in which it has points
 * @param account what its owner has earned in the reward token; empty when that is nothing
 */
public record Explanation(
    EpochPeriod period,
    Rules rules,
    DeviceId device,
    Optional<Registered> registered,
    List<ReportVerdict> verdicts,
    Optional<Integer> qualityPpm,
    List<ScoredDay> days,
    Optional<QualityWeight> weight,
    List<PoolPart> parts,
    Optional<Account> account,
    ClaimStanding claim) {

  /** The parameter set that judged. */
  public record Rules(String parameters, Hash32 parameterHash) {}

  /** What the registry said. */
  public record Registered(DeviceKind kind, EvmAddress owner) {}

  /**
   * points = floor(quality × capacity × use), weights in parts per million.
   *
   * @param rank in its cell, 0 for the first
   * @param since the epoch from which it has reported from there
   * @param capacityPpm what counts of the station of this rank
   * @param bought its records that somebody paid for in the epoch
   * @param usePpm what counts of a station that sold as much
   */
  public record QualityWeight(
      int rank, long since, long capacityPpm, long bought, long usePpm, long points) {}

  /**
   * amount = floor(budget × points / all points).
   *
   * @param points the device's
   * @param allPoints of all devices of the pool
   */
  public record PoolPart(
      RewardPool pool, long points, BigInteger allPoints, TokenAmount budget, TokenAmount amount) {

    /** What rounding down took off, as numerator of a fraction over {@link #allPoints}. */
    public BigInteger roundedOff() {
      return budget.baseUnits().multiply(BigInteger.valueOf(points)).mod(allPoints);
    }
  }

  /**
   * The owner's leaf before and after the epoch, in base units.
   *
   * @param proof from the leaf up to the reward root
   */
  public record Account(
      EvmAddress owner,
      TokenId token,
      TokenAmount before,
      TokenAmount after,
      List<Hash32> proof,
      Hash32 rewardRoot) {

    public Account {
      proof = List.copyOf(proof);
    }

    public TokenAmount delta() {
      return after.minus(before);
    }
  }

  public Explanation {
    verdicts = List.copyOf(verdicts);
    days = List.copyOf(days);
    parts = List.copyOf(parts);
  }

  /** What the device itself brought. */
  public TokenAmount earned() {
    return TokenAmount.sum(parts.stream().map(PoolPart::amount).toList());
  }

  /** The same, now that the chain was asked. */
  public Explanation with(ClaimStanding asked) {
    return new Explanation(
        period,
        rules,
        device,
        registered,
        verdicts,
        qualityPpm,
        days,
        weight,
        parts,
        account,
        asked);
  }

  /** Whether there is anything to explain: the device is registered, or it sent something. */
  public boolean isKnown() {
    return registered.isPresent() || !verdicts.isEmpty();
  }
}

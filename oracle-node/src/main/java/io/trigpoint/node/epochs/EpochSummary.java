package io.trigpoint.node.epochs;

import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.EpochPeriod;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What anybody may know of an epoch.
 *
 * @param state as in the table epoch
 * @param reports inputs, once sealed
 * @param heldBecause why a HELD epoch waits for a person
 */
public record EpochSummary(
    EpochPeriod period,
    String state,
    Optional<Long> reports,
    Optional<Result> result,
    Optional<Posting> posting,
    Optional<String> heldBecause) {

  /**
   * What the computation gave.
   *
   * @param unallocated base units of the reward token that nobody earned
   */
  public record Result(
      long accepted,
      long refused,
      Hash32 inputRoot,
      Hash32 verdictRoot,
      Hash32 rewardRoot,
      Hash32 parameterHash,
      BigInteger unallocated) {}

  /**
   * Where the result is on chain.
   *
   * @param activatesMs when claims may begin, Unix milliseconds
   */
  public record Posting(Optional<Hash32> transaction, Optional<Long> activatesMs) {}

  /** Whether owners may claim against the reward root. */
  public boolean active(long nowMs) {
    return posting.flatMap(Posting::activatesMs).filter(from -> from <= nowMs).isPresent();
  }
}

package io.trigpoint.rewards.epoch;

/**
 * How many reward tokens an epoch has to give away.
 *
 * @param perDay base units in 24 hours
 */
public record EmissionSchedule(TokenAmount perDay) {
  private static final long DAY_MS = 86_400_000L;

  /** perDay × length / 24 h, rounded down; the same for every epoch of that length. */
  public TokenAmount perEpoch(long lengthMs) {
    return perDay.shareFloor(lengthMs, DAY_MS);
  }
}

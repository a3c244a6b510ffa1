package io.trigpoint.rewards.epoch;

import java.util.Optional;

/**
 * How many reward tokens an epoch has to give away.
 *
 * @param perDay base units in 24 hours, before any halving
 * @param halving how it falls; absent when every day emits the same
 */
public record EmissionSchedule(TokenAmount perDay, Optional<Halving> halving) {
  private static final long DAY_MS = 86_400_000L;

  /** One that never falls. */
  public EmissionSchedule(TokenAmount perDay) {
    this(perDay, Optional.empty());
  }

  /** perDay × length / 24 h, rounded down; what the first epoch of that length emits. */
  public TokenAmount perEpoch(long lengthMs) {
    return perDay.shareFloor(lengthMs, DAY_MS);
  }

  /** What an epoch emits. */
  public TokenAmount of(EpochPeriod epoch) {
    TokenAmount initial = perEpoch(epoch.lengthMs());
    return halving.map(falling -> falling.of(initial, epoch.number())).orElse(initial);
  }
}

package io.trigpoint.rewards.epoch;

/**
 * One epoch and its half-open period.
 *
 * @param number counts from 1
 * @param startMs first Unix millisecond of the epoch
 * @param endMs first Unix millisecond after it
 */
public record EpochPeriod(long number, long startMs, long endMs) {

  public EpochPeriod {
    if (number < 1 || endMs <= startMs) {
      throw new IllegalArgumentException(
          "no epoch: number " + number + ", from " + startMs + " to " + endMs);
    }
  }

  public long lengthMs() {
    return endMs - startMs;
  }

  public boolean contains(long timeMs) {
    return startMs <= timeMs && timeMs < endMs;
  }
}

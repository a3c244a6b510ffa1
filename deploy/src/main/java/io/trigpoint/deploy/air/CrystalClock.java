package io.trigpoint.deploy.air;

/**
 * A concentrator's free-running microsecond counter.
 *
 * @param driftPpb parts per billion that its crystal is fast
 * @param offsetMicros what it showed at true time zero
 */
public record CrystalClock(long driftPpb, long offsetMicros) {
  private static final long WRAP = 1L << 32;

  /** The counter, which wraps at 2^32. */
  public long countAt(long trueMicros) {
    long gained =
        Math.floorDiv(trueMicros, 1_000_000) * driftPpb / 1000
            + Math.floorMod(trueMicros, 1_000_000) * driftPpb / 1_000_000_000;
    return Math.floorMod(trueMicros + gained + offsetMicros, WRAP);
  }
}

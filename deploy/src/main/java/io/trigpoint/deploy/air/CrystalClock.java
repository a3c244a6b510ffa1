package io.trigpoint.deploy.air;

import java.util.Random;

/**
 * A concentrator's free-running microsecond counter.
 *
 * @param driftPpb parts per billion that its crystal is fast
 * @param offsetMicros what it showed at true time zero
 * @param wander how its temperature moves it about that
 */
public record CrystalClock(long driftPpb, long offsetMicros, Wander wander) {
  private static final long WRAP = 1L << 32;

  /**
   * A slow swing of the counter, as a heating makes it.
   *
   * @param micros amplitude
   * @param periodSeconds of one swing
   * @param phase in turns
   */
  public record Wander(double micros, double periodSeconds, double phase) {
    static final Wander NONE = new Wander(0, 1, 0);

    long at(long trueMicros) {
      double turns = trueMicros / 1e6 / periodSeconds + phase;
      return (long) StrictMath.rint(micros * StrictMath.sin(2 * StrictMath.PI * turns));
    }
  }

  /** A crystal of its own for each gateway: up to 2 ppm fast or slow, and up to 0.2 ppm about. */
  static CrystalClock of(long eui) {
    Random random = new Random(eui * 0x9E3779B97F4A7C15L);
    return new CrystalClock(
        random.nextLong(-2_000, 2_000),
        random.nextLong(WRAP),
        new Wander(random.nextDouble(20, 60), random.nextDouble(900, 3_600), random.nextDouble()));
  }

  /** The counter, which wraps at 2^32. */
  public long countAt(long trueMicros) {
    long gained =
        Math.floorDiv(trueMicros, 1_000_000) * driftPpb / 1000
            + Math.floorMod(trueMicros, 1_000_000) * driftPpb / 1_000_000_000;
    return Math.floorMod(trueMicros + gained + wander.at(trueMicros) + offsetMicros, WRAP);
  }
}

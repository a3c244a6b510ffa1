package io.trigpoint.deploy.air;

import java.util.Random;

/**
 * How late a gateway's frames reach its agent: a time of its own, and more for some frames than for
 * others.
 */
record Backhaul(long seed, long leastMicros, double meanExtraMicros) {
  private static final double MOST_EXTRA = 6;

  /** A gateway's own: 5 to 120 ms at least, and 5 to 40 ms more on average. */
  static Backhaul of(long eui) {
    long seed = eui * 0xD1B54A32D192ED03L;
    Random random = new Random(seed);
    return new Backhaul(seed, random.nextLong(5_000, 120_000), random.nextDouble(5_000, 40_000));
  }

  /** Exponential beyond the least, cut at six times its mean. */
  long delayMicros(long frame) {
    double even = new Random(seed ^ frame * 0x9E3779B97F4A7C15L).nextDouble();
    double extra = Math.min(MOST_EXTRA, -StrictMath.log(1 - even));
    return leastMicros + Math.round(meanExtraMicros * extra);
  }
}

package io.trigpoint.attacks;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The clock of a concentrator.
 *
 * @param ppm how far the counter is off
 * @param wanderPpm how far that moves with the time of day
 * @param carrierPpm how far the carrier is off
 * @param salt decides when it restarts, and from what figure
 */
record Crystal(double ppm, double wanderPpm, double phase, double carrierPpm, long salt) {
  private static final double DAY_MICROS = 86_400e6;
  private static final long LIFE_MICROS = 9 * 86_400_000_000L;
  private static final long WRAP = 1L << 32;

  static Crystal of(RandomGenerator random) {
    return new Crystal(
        4 * random.nextGaussian(),
        0.05 + 0.2 * random.nextDouble(),
        2 * StrictMath.PI * random.nextDouble(),
        2 * random.nextGaussian(),
        random.nextLong());
  }

  /** The counter at an instant, Unix microseconds; it starts anew every nine days. */
  long tmst(long micros) {
    long shifted = micros + StrictMath.floorMod(salt, LIFE_MICROS);
    long life = shifted / LIFE_MICROS;
    double elapsed = shifted % LIFE_MICROS;
    double angle = 2 * StrictMath.PI * elapsed / DAY_MICROS + phase;
    double wander = wanderPpm * 1e-6 * DAY_MICROS / (2 * StrictMath.PI) * StrictMath.cos(angle);
    double counted = elapsed * (1 + ppm * 1e-6) + wander;
    long base = new SplittableRandom(salt + life).nextLong(WRAP);
    return StrictMath.floorMod(base + (long) counted, WRAP);
  }
}

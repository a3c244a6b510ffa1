package io.trigpoint.attacks;

import java.util.random.RandomGenerator;

/** How reports travel to the operator: a log-normal delay, and now and then a retry. */
enum Backhaul {
  FIBRE(40, 0.5),
  MOBILE(120, 0.7),
  SATELLITE(600, 0.4);

  private static final double RETRIES = 0.005;
  private final double medianMs;
  private final double spread;

  Backhaul(double medianMs, double spread) {
    this.medianMs = medianMs;
    this.spread = spread;
  }

  static Backhaul of(RandomGenerator random) {
    double kind = random.nextDouble();
    return kind < 0.7 ? FIBRE : kind < 0.95 ? MOBILE : SATELLITE;
  }

  long delayMs(RandomGenerator random) {
    double delay = medianMs * StrictMath.exp(spread * random.nextGaussian());
    double retry = random.nextDouble() < RETRIES ? 1_000 + 5_000 * random.nextDouble() : 0;
    return (long) (delay + retry);
  }
}

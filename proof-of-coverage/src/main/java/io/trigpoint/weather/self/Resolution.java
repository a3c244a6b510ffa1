package io.trigpoint.weather.self;

/** The smallest change that a sensor ever shows. */
final class Resolution {
  private static final double LEAST = 1e-6;

  private Resolution() {}

  /** The smallest difference between neighbouring values of the samples, 0 when all are equal. */
  static double of(double[] values, int[] having) {
    double least = Double.POSITIVE_INFINITY;
    for (int k = 1; k < having.length; k++) {
      double change = StrictMath.abs(values[having[k]] - values[having[k - 1]]);
      if (change > LEAST && change < least) {
        least = change;
      }
    }
    return Double.isInfinite(least) ? 0 : least;
  }
}

package io.trigpoint.weather.spatial;

import java.util.Arrays;

/** What is expected of the stations of a box before they are compared with each other. */
final class Background {
  /** Lapse of temperature where the stations' own cannot be had, K/m. */
  private static final double STANDARD_LAPSE = -0.0065;

  private Background() {}

  /**
   * The linear profile of Theil and Sen: the slope is the median of the slopes of all pairs, one of
   * less than 1 m counting as 0, and the standard lapse when there are too few stations or they lie
   * too level; the intercept is the median of what remains. The mean when all are at one elevation.
   */
  static Profile theilSen(
      double[] elevations, double[] values, int n, int fewest, double leastSpread) {
    double[] sorted = Arrays.copyOf(elevations, n);
    Arrays.sort(sorted);
    if (sorted[0] == sorted[n - 1]) {
      return new Profile(mean(values, n), 0);
    }
    double spread = Quantile.ofSorted(sorted, n, 0.95) - Quantile.ofSorted(sorted, n, 0.05);
    double slope =
        n < fewest || spread < leastSpread ? STANDARD_LAPSE : medianSlope(elevations, values, n);
    double[] rest = new double[n];
    for (int i = 0; i < n; i++) {
      rest[i] = values[i] - slope * elevations[i];
    }
    return new Profile(Quantile.median(rest, n), slope);
  }

  static double mean(double[] values, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += values[i];
    }
    return sum / n;
  }

  private static double medianSlope(double[] elevations, double[] values, int n) {
    double[] slopes = new double[n * (n - 1) / 2];
    int found = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double rise = elevations[i] - elevations[j];
        slopes[found++] = StrictMath.abs(rise) < 1 ? 0 : (values[i] - values[j]) / rise;
      }
    }
    return Quantile.median(slopes, found);
  }

  /** A value at 0 m and its change per metre. */
  record Profile(double intercept, double slope) {
    double at(double elevation) {
      return intercept + slope * elevation;
    }
  }
}

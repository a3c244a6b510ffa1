package io.trigpoint.weather.spatial;

import java.util.Arrays;

/** Quantiles, linear between the sorted values that lie 1/(n − 1) apart. */
final class Quantile {
  private Quantile() {}

  /** Of the first n values, which it sorts; at least one. */
  static double of(double[] values, int n, double share) {
    Arrays.sort(values, 0, n);
    return ofSorted(values, n, share);
  }

  static double ofSorted(double[] sorted, int n, double share) {
    double at = share * (n - 1);
    int lower = (int) at;
    int upper = StrictMath.min(lower + 1, n - 1);
    return sorted[lower] + (sorted[upper] - sorted[lower]) * (at - lower);
  }
}

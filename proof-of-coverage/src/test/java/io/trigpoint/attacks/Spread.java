package io.trigpoint.attacks;

import java.util.Locale;

/** A figure over all seeds, as parts of one. */
record Spread(double min, double median, double mean, double max) {
  static Spread of(double[] figures) {
    double[] sorted = figures.clone();
    java.util.Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    double mean = java.util.Arrays.stream(sorted).average().orElse(Double.NaN);
    return new Spread(sorted[0], median, mean, sorted[sorted.length - 1]);
  }

  static String percent(double part) {
    return String.format(Locale.ROOT, "%.1f", 100 * part);
  }

  static String fine(double part) {
    return String.format(Locale.ROOT, "%.3f", 100 * part);
  }
}

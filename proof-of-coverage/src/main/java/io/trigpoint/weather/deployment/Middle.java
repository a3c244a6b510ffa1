package io.trigpoint.weather.deployment;

import java.util.Arrays;

/** The median of numbers that are not NaN. */
public final class Middle {
  private Middle() {}

  /** Of an even count the mean of the two in the middle; NaN of nothing. */
  public static double of(double[] values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
  }
}

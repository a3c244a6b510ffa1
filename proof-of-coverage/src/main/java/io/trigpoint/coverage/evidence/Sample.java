package io.trigpoint.coverage.evidence;

import java.util.Arrays;

/** Count, mean and standard deviation (n − 1) of some figures. */
record Sample(int count, double mean, double deviation) {

  /** NaN where there are too few figures. */
  static Sample of(double[] figures) {
    int n = figures.length;
    double sum = 0;
    for (double figure : figures) {
      sum += figure;
    }
    double mean = n == 0 ? Double.NaN : sum / n;
    double squares = 0;
    for (double figure : figures) {
      squares += (figure - mean) * (figure - mean);
    }
    return new Sample(n, mean, n < 2 ? Double.NaN : StrictMath.sqrt(squares / (n - 1)));
  }

  static double median(double[] figures) {
    return quantile(figures, 0.5);
  }

  /** Linear between the order statistics; NaN without figures. */
  static double quantile(double[] figures, double share) {
    if (figures.length == 0) {
      return Double.NaN;
    }
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    double place = share * (sorted.length - 1);
    int below = (int) StrictMath.floor(place);
    int above = StrictMath.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}

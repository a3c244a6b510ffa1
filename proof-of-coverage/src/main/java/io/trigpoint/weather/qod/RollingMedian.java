package io.trigpoint.weather.qod;

import java.util.Arrays;

/** The median of a window that moves by one value, without the missing ones. */
final class RollingMedian {
  private final double[] sorted;
  private int size;

  private RollingMedian(int window) {
    sorted = new double[window];
  }

  /** For each value, the median of the window that ends with it; NaN when fewer are there. */
  static double[] of(double[] values, int window, double least) {
    RollingMedian rolling = new RollingMedian(window);
    double[] medians = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      if (i >= window) {
        rolling.remove(values[i - window]);
      }
      rolling.add(values[i]);
      medians[i] = rolling.size < least ? Double.NaN : rolling.median();
    }
    return medians;
  }

  private void add(double value) {
    if (Double.isNaN(value)) {
      return;
    }
    int found = Arrays.binarySearch(sorted, 0, size, value);
    int at = found < 0 ? -found - 1 : found;
    System.arraycopy(sorted, at, sorted, at + 1, size - at);
    sorted[at] = value;
    size++;
  }

  private void remove(double value) {
    if (Double.isNaN(value)) {
      return;
    }
    int at = Arrays.binarySearch(sorted, 0, size, value);
    System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
    size--;
  }

  private double median() {
    if (size == 0) {
      return Double.NaN;
    }
    double upper = sorted[size / 2];
    return size % 2 == 1 ? upper : (sorted[size / 2 - 1] + upper) / 2;
  }
}

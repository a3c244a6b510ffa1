package io.trigpoint.weather.qod;

/**
 * Differences between neighbouring values that are too large: the value farther from the trailing
 * median is to blame, and so is the next value when it is equal. Without a median both are.
 */
final class Jumps {
  private final QodFault blamed;
  private final QodFault unidentified;

  /**
   * A look for jumps.
   *
   * @param blamed the fault of the value that is to blame
   * @param unidentified the fault of values that have no median
   */
  Jumps(QodFault blamed, QodFault unidentified) {
    this.blamed = blamed;
    this.unidentified = unidentified;
  }

  /**
   * Sets of faults per value.
   *
   * @param medians trailing, NaN where there are too few values
   * @param distances of the values from the medians
   */
  int[] faults(double[] values, double[] medians, double[] distances, double limit) {
    boolean[] invalid = new boolean[values.length];
    boolean[] couple = new boolean[values.length];
    for (int i = 1; i < values.length; i++) {
      if (StrictMath.abs(values[i] - values[i - 1]) > limit) {
        couple[i - 1] = true;
        couple[i] = true;
        invalid[i - 1] |= distances[i - 1] > distances[i];
        invalid[i] |= distances[i] > distances[i - 1];
      }
    }
    int[] faults = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      boolean inherits = i > 0 && invalid[i - 1] && values[i] == values[i - 1];
      boolean alone = couple[i] && Double.isNaN(medians[i]);
      faults[i] = (invalid[i] || inherits ? blamed.bit() : 0) | (alone ? unidentified.bit() : 0);
    }
    return faults;
  }
}

package io.trigpoint.weather;

import java.util.Arrays;

/** The middle of a sorted list; of an even count the lower of the two in the middle. */
final class Median {
  private Median() {}

  static int of(int[] values) {
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }
}

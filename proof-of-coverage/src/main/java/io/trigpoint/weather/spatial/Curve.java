package io.trigpoint.weather.spatial;

/** A sort of many keys, each with a number. */
final class Curve {
  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private Curve() {}

  /**
   * The numbers of the keys, none negative, in ascending order of the keys; equal ones in theirs.
   */
  static int[] sorted(long[] keys) {
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    int[] other = new int[keys.length];
    for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
      int[] starts = new int[DIGITS + 1];
      for (long key : keys) {
        starts[(int) (key >>> shift & DIGITS - 1) + 1]++;
      }
      for (int digit = 0; digit < DIGITS; digit++) {
        starts[digit + 1] += starts[digit];
      }
      for (int i : order) {
        other[starts[(int) (keys[i] >>> shift & DIGITS - 1)]++] = i;
      }
      int[] swapped = order;
      order = other;
      other = swapped;
    }
    return order;
  }
}

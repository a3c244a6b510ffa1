package io.trigpoint.rewards.merkle;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.function.IntToLongFunction;

/** Sorts numbered things as plain numbers: by a prefix, and by all of them where prefixes agree. */
final class PrefixOrder {

  private PrefixOrder() {}

  /**
   * The numbers 0 to count − 1 in the order of their things.
   *
   * @param prefix of each thing, unsigned; a thing that comes before another has no higher prefix
   * @param comparison of two things by their numbers
   */
  static int[] of(int count, IntToLongFunction prefix, IntBinaryOperator comparison) {
    int numberBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, count - 1));
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = (prefix.applyAsLong(i) ^ Long.MIN_VALUE) >> numberBits << numberBits | i;
    }
    Arrays.sort(keys);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = (int) (keys[i] & (1L << numberBits) - 1);
    }
    for (int start = 0, end; start < count; start = end) {
      end = start + 1;
      while (end < count && keys[end] >> numberBits == keys[start] >> numberBits) {
        end++;
      }
      if (end - start > 1) {
        sortRun(order, start, end, comparison);
      }
    }
    return order;
  }

  private static void sortRun(int[] order, int start, int end, IntBinaryOperator comparison) {
    int[] sorted =
        Arrays.stream(order, start, end)
            .boxed()
            .sorted(comparison::applyAsInt)
            .mapToInt(Integer::intValue)
            .toArray();
    System.arraycopy(sorted, 0, order, start, sorted.length);
  }
}

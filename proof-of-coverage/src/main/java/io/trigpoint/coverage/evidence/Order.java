package io.trigpoint.coverage.evidence;

import java.util.Arrays;

/** Orders of numbered things by small keys, each step linear and stable. */
final class Order {
  private Order() {}

  /** 0, 1, 2 and so on. */
  static int[] given(int count) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    return order;
  }

  /** The same numbers by their keys, from 0 to less than a bound; equal keys keep their order. */
  static int[] by(int[] keys, int bound, int[] order) {
    int[] next = starts(keys, bound, order);
    int[] sorted = new int[order.length];
    for (int number : order) {
      sorted[next[keys[number]]++] = number;
    }
    return sorted;
  }

  /** Where each key begins in such an order, and at the bound its length. */
  static int[] starts(int[] keys, int bound, int[] order) {
    int[] starts = new int[bound + 1];
    for (int number : order) {
      starts[keys[number] + 1]++;
    }
    for (int key = 0; key < bound; key++) {
      starts[key + 1] += starts[key];
    }
    return starts;
  }

  /** How many distinct values are less than each one. */
  static int[] ranks(long[] values) {
    long[] distinct = Arrays.stream(values).sorted().distinct().toArray();
    int[] ranks = new int[values.length];
    Arrays.setAll(ranks, i -> Arrays.binarySearch(distinct, values[i]));
    return ranks;
  }
}

package io.trigpoint.coverage;

import java.util.Arrays;

/** Whether anything is there twice, which it hardly ever is. */
final class Repeats {
  private Repeats() {}

  /** Sorts the numbers on the way. */
  static boolean anyTwice(long[] numbers) {
    Arrays.sort(numbers);
    for (int i = 1; i < numbers.length; i++) {
      if (numbers[i] == numbers[i - 1]) {
        return true;
      }
    }
    return false;
  }
}

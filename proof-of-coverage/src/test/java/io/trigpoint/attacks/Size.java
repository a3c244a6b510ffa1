package io.trigpoint.attacks;

import java.util.List;

/**
 * How large a run is.
 *
 * @param keys of each attack
 * @param judged days on which income is compared, counted from one; the last one is also judged by
 *     the reference
 */
record Size(int hotspots, int towns, int keys, List<Integer> judged) {
  static final Size FULL = new Size(1_000, 24, 10, List.of(3, 10));
  static final Size SHORT = new Size(400, 12, 8, List.of(10));

  int lastDay() {
    return judged.getLast();
  }
}

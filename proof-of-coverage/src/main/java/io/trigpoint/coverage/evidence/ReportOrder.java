package io.trigpoint.coverage.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Receptions in the order of their report ids, sorted by the beginnings of the ids first. */
final class ReportOrder {
  private static final Comparator<Reception> ORDER =
      Comparator.comparing(Reception::report)
          .thenComparingLong(Reception::heardMs)
          .thenComparingLong(Reception::sentMs);

  private ReportOrder() {}

  /** Each report once: the one heard first, then the one sent first, then the one given first. */
  static List<Reception> distinct(List<Reception> receptions) {
    List<Reception> sorted = sorted(receptions);
    List<Reception> distinct = new ArrayList<>(sorted.size());
    for (Reception reception : sorted) {
      if (distinct.isEmpty() || !distinct.getLast().report().equals(reception.report())) {
        distinct.add(reception);
      }
    }
    return List.copyOf(distinct);
  }

  private static List<Reception> sorted(List<Reception> receptions) {
    List<Reception> given = List.copyOf(receptions);
    long places = (Long.highestOneBit(given.size()) << 1) - 1;
    long[] keys = new long[given.size()];
    for (int i = 0; i < keys.length; i++) {
      long signed = given.get(i).report().value().prefix() ^ Long.MIN_VALUE;
      keys[i] = signed & ~places | i;
    }
    Arrays.sort(keys);
    Reception[] sorted = new Reception[keys.length];
    for (int i = 0; i < keys.length; i++) {
      sorted[i] = given.get((int) (keys[i] & places));
    }
    for (int from = 0; from < keys.length; ) {
      int to = from + 1;
      while (to < keys.length && (keys[to] & ~places) == (keys[from] & ~places)) {
        to++;
      }
      Arrays.sort(sorted, from, to, ORDER);
      from = to;
    }
    return Arrays.asList(sorted);
  }
}

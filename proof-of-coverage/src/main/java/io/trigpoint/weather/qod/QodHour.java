package io.trigpoint.weather.qod;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One hour of the day.
 *
 * @param hour of UTC
 * @param scores in percent
 * @param annotations the faults of each variable that has one
 */
public record QodHour(
    int hour,
    SortedMap<QodVariable, Double> scores,
    SortedMap<QodVariable, List<Share>> annotations) {
  public QodHour {
    scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
    annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
  }

  /** How much of an hour has a fault, in percent. */
  public record Share(QodFault fault, double percent) {}
}

package io.trigpoint.attacks;

import java.util.SortedMap;

/**
 * What a seed showed.
 *
 * @param trigpoint by row, then by day
 * @param helium by row, on the last day
 */
record Run(
    long seed,
    SortedMap<String, SortedMap<Integer, Take>> trigpoint,
    SortedMap<String, Take> helium) {
  /** What refusals and denials cost honest hotspots among themselves. */
  static final String HONEST_REFUSED = "honest: refused or denied";

  /** What honest hotspots lose against a network without cheats. */
  static final String HONEST_IN_ALL = "honest: beside the cheats";

  Take last(String row) {
    SortedMap<Integer, Take> days = trigpoint.get(row);
    if (days == null) {
      throw new IllegalArgumentException("no such row: " + row);
    }
    return days.sequencedValues().getLast();
  }
}

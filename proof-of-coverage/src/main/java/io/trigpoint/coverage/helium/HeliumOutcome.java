package io.trigpoint.coverage.helium;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The verdicts of one round and what it leaves behind.
 *
 * @param witnesses in the order in which the reports were given
 * @param changes the new history of each gateway whose history changed
 */
public record HeliumOutcome(
    HeliumVerdict beacon, List<HeliumVerdict> witnesses, SortedMap<String, HeliumHistory> changes) {
  public HeliumOutcome {
    witnesses = List.copyOf(witnesses);
    changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
  }
}

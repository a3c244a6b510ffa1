package io.trigpoint.coverage.helium;

import io.trigpoint.coverage.HeliumParameters;
import io.trigpoint.density.HexScale;
import io.trigpoint.report.Cell;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * One beacon with every report that names its payload, and what is known when they are judged.
 *
 * @param witnesses in any order
 * @param hotspots the registry by key
 * @param history what earlier rounds left behind, by key
 * @param scales transmit scale by asserted cell, see {@link HeliumScales}
 */
public record HeliumInputs(
    HeliumBeacon beacon,
    List<HeliumWitness> witnesses,
    HeliumEntropy entropy,
    SortedMap<String, HeliumHotspot> hotspots,
    SortedMap<String, HeliumHistory> history,
    HeliumDenylist denylist,
    SortedMap<Cell, HexScale> scales,
    HeliumParameters parameters) {
  /** The maps are views of the caller's, which must not change during the round. */
  public HeliumInputs {
    witnesses = List.copyOf(witnesses);
    hotspots = Collections.unmodifiableSortedMap(hotspots);
    history = Collections.unmodifiableSortedMap(history);
    scales = Collections.unmodifiableSortedMap(scales);
  }

  HeliumHistory history(String key) {
    return history.getOrDefault(key, HeliumHistory.NONE);
  }
}

package io.trigpoint.coverage.helium;

import io.trigpoint.coverage.HeliumParameters;
import io.trigpoint.density.HexDensity;
import io.trigpoint.density.HexScale;
import io.trigpoint.report.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;

/** The transmit scales in force at an instant. */
public final class HeliumScales {
  private static final long MS_PER_SECOND = 1_000;

  private HeliumScales() {}

  /**
   * The scale of every cell that an active hotspot asserts. Active is whose latest reciprocity
   * beacon is at most so old as the parameters say, both ends inclusive.
   *
   * @param atMs Unix milliseconds
   */
  public static SortedMap<Cell, HexScale> of(
      SortedMap<String, HeliumHotspot> hotspots,
      SortedMap<String, HeliumHistory> history,
      long atMs,
      HeliumParameters parameters) {
    long since = atMs - parameters.activeSeconds() * MS_PER_SECOND;
    List<Cell> active = new ArrayList<>();
    for (Map.Entry<String, HeliumHotspot> hotspot : hotspots.entrySet()) {
      OptionalLong beacon =
          history.getOrDefault(hotspot.getKey(), HeliumHistory.NONE).lastBeaconRecipMs();
      if (beacon.isPresent() && beacon.getAsLong() >= since) {
        hotspot.getValue().place().flatMap(HeliumHotspot.Place::cell).ifPresent(active::add);
      }
    }
    return HexDensity.scales(parameters.density(), active);
  }
}

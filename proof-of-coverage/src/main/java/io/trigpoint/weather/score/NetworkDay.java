package io.trigpoint.weather.score;

import io.trigpoint.weather.StationSeries;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All stations of a day by their ids.
 *
 * @param dayStartMs first Unix millisecond of the day, the same in every series
 * @param published series that anybody can read, by name
 */
public record NetworkDay(
    long dayStartMs,
    SortedMap<String, ScoredStation> stations,
    SortedMap<String, StationSeries> published) {
  public NetworkDay {
    for (ScoredStation station : stations.values()) {
      if (station.series().dayStartMs() != dayStartMs) {
        throw new IllegalArgumentException("a series of another day");
      }
    }
    stations = Collections.unmodifiableSortedMap(new TreeMap<>(stations));
    published = Collections.unmodifiableSortedMap(new TreeMap<>(published));
  }
}

package io.trigpoint.weather.memory;

import io.trigpoint.weather.SeriesVariable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one day adds to the memory of a station.
 *
 * @param number days since 1970-01-01
 */
public record StationDay(long number, SortedMap<SeriesVariable, VariableDay> variables) {
  public StationDay {
    variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
  }
}

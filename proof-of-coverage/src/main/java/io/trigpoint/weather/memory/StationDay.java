package io.trigpoint.weather.memory;

import io.trigpoint.weather.SeriesVariable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one day adds to the memory of a station.
 *
 * @param number days since 1970-01-01, of four bytes
 */
public record StationDay(long number, SortedMap<SeriesVariable, VariableDay> variables) {
  public StationDay {
    if (number != (int) number) {
      throw new IllegalArgumentException("no day has the number " + number);
    }
    variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
  }
}

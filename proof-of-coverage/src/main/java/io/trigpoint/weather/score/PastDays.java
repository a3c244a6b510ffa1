package io.trigpoint.weather.score;

import io.trigpoint.weather.memory.MemoryParameters;
import io.trigpoint.weather.memory.StationMemory;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is remembered when a day begins.
 *
 * @param memories by station id; a station that is not there was never seen
 * @param parameters that they were folded by
 */
public record PastDays(SortedMap<String, StationMemory> memories, MemoryParameters parameters) {
  /** Nobody is remembered. */
  public static final PastDays NONE = new PastDays(new TreeMap<>(), MemoryParameters.TRIGPOINT);

  public PastDays {
    memories = Collections.unmodifiableSortedMap(new TreeMap<>(memories));
  }
}

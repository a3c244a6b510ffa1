package io.trigpoint.weather.memory;

import io.trigpoint.report.DeviceId;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is remembered of all stations. A pure fold: the same days give the same memories. */
public record StationMemories(SortedMap<DeviceId, StationMemory> stations) {
  /** At genesis. */
  public static final StationMemories NONE = new StationMemories(new TreeMap<>());

  public StationMemories {
    SortedMap<DeviceId, StationMemory> kept = new TreeMap<>(stations);
    boolean _ = kept.values().removeIf(StationMemory::isEmpty);
    stations = Collections.unmodifiableSortedMap(kept);
  }

  /**
   * The memories after a day.
   *
   * @param number days since 1970-01-01
   * @param days of the stations that have a score of it
   */
  public StationMemories after(
      long number, SortedMap<DeviceId, StationDay> days, MemoryParameters parameters) {
    Set<DeviceId> either = new HashSet<>(stations.keySet());
    either.addAll(days.keySet());
    SortedMap<DeviceId, StationMemory> after = new TreeMap<>();
    for (DeviceId station : either) {
      StationMemory memory = stations.getOrDefault(station, StationMemory.NONE);
      after.put(
          station,
          Optional.ofNullable(days.get(station))
              .map(day -> memory.after(day, parameters))
              .orElseGet(() -> memory.at(number, parameters)));
    }
    return new StationMemories(after);
  }

  public boolean isEmpty() {
    return stations.isEmpty();
  }

  /** Equal memories have equal bytes; see {@link StationMemoriesCodec}. */
  public byte[] toBytes() {
    return StationMemoriesCodec.encode(this);
  }
}

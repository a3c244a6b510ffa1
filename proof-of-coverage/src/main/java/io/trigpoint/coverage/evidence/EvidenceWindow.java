package io.trigpoint.coverage.evidence;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.ReportId;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the signals look at: the verified receptions of some days and the registry. Receptions are
 * held once each, in the order of their report ids, however they were given.
 *
 * @param endMs the end of the window, Unix milliseconds; what is found expires counted from here
 * @param stats status lines of packet forwarders, where they are known
 * @param readings of weather stations, where they are to be compared
 */
public record EvidenceWindow(
    long endMs,
    List<Reception> receptions,
    SortedMap<DeviceId, RegisteredDevice> devices,
    List<ForwarderStat> stats,
    List<StationReading> readings) {

  private static final Comparator<Reception> ORDER =
      Comparator.comparing(Reception::report)
          .thenComparingLong(Reception::heardMs)
          .thenComparingLong(Reception::sentMs);

  public EvidenceWindow {
    receptions = distinct(receptions);
    devices = Collections.unmodifiableSortedMap(new TreeMap<>(devices));
    stats = stats.stream().distinct().sorted().toList();
    readings = readings.stream().distinct().sorted().toList();
  }

  /** A window of receptions alone. */
  public EvidenceWindow(
      long endMs, List<Reception> receptions, SortedMap<DeviceId, RegisteredDevice> devices) {
    this(endMs, receptions, devices, List.of(), List.of());
  }

  private static List<Reception> distinct(List<Reception> receptions) {
    Set<ReportId> seen = new HashSet<>(2 * receptions.size());
    return receptions.stream()
        .sorted(ORDER)
        .filter(reception -> seen.add(reception.report()))
        .toList();
  }
}

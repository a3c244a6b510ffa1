package io.trigpoint.coverage.evidence;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.ReportId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the signals look at: the verified receptions of some days and the registry. Receptions are
 * held once each, in the order of their report ids, however they were given.
 *
 * @param endMs the end of the window, Unix milliseconds; what is found expires counted from here
 */
public record EvidenceWindow(
    long endMs, List<Reception> receptions, SortedMap<DeviceId, RegisteredDevice> devices) {

  public EvidenceWindow {
    SortedMap<ReportId, Reception> byId = new TreeMap<>();
    receptions.forEach(reception -> byId.putIfAbsent(reception.report(), reception));
    receptions = List.copyOf(byId.values());
    devices = Collections.unmodifiableSortedMap(new TreeMap<>(devices));
  }
}

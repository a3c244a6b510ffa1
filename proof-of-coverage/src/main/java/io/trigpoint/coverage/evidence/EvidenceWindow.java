package io.trigpoint.coverage.evidence;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.RegisteredDevice;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the signals look at: the verified receptions of some days and the registry. Receptions are
 * held once each, in the order of their report ids, however they were given.
 *
 * @param endMs the end of the window, Unix milliseconds; what is found expires counted from here
 * @param entropy randomness that nobody knew when the reports were made; decides which of very many
 *     witnesses of a packet are compared
 * @param stats status lines of packet forwarders, where they are known
 * @param readings of weather stations, where they are to be compared
 */
public record EvidenceWindow(
    long endMs,
    Hash32 entropy,
    List<Reception> receptions,
    SortedMap<DeviceId, RegisteredDevice> devices,
    List<ForwarderStat> stats,
    List<StationReading> readings) {

  public EvidenceWindow {
    receptions = ReportOrder.distinct(receptions);
    devices = Collections.unmodifiableSortedMap(new TreeMap<>(devices));
    stats = stats.stream().distinct().sorted().toList();
    readings = readings.stream().distinct().sorted().toList();
  }

  /** A window of receptions alone. */
  public EvidenceWindow(
      long endMs, List<Reception> receptions, SortedMap<DeviceId, RegisteredDevice> devices) {
    this(endMs, Hash32.ZERO, receptions, devices, List.of(), List.of());
  }

  /** The same of some of its receptions. */
  EvidenceWindow of(List<Reception> some) {
    return some.size() == receptions.size()
        ? this
        : new EvidenceWindow(endMs, entropy, some, devices, stats, readings);
  }

  /**
   * What still counts at the end of the window: nothing older than the parameters say, and of each
   * direction the newest receptions by sending time, then by report id.
   */
  public EvidenceWindow trimmed(EvidenceParameters parameters) {
    long oldestMs = endMs - parameters.windowMs();
    List<Reception> recent =
        receptions.stream().filter(reception -> reception.sentMs() > oldestMs).toList();
    return new EvidenceWindow(
        endMs,
        entropy,
        Newest.of(recent, parameters.receptionsPerLink()),
        devices,
        stats.stream().filter(stat -> stat.atMs() > oldestMs).toList(),
        readings.stream().filter(reading -> reading.observedMs() > oldestMs).toList());
  }
}

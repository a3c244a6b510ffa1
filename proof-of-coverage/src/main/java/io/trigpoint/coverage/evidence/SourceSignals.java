package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Distance;
import io.trigpoint.coverage.evidence.EvidenceParameters.Sources;
import io.trigpoint.coverage.evidence.ForwarderStat.Position;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Signals over the status lines of packet forwarders. */
final class SourceSignals {
  private static final int FINEST = 15;

  private SourceSignals() {}

  static List<Signal> of(Links links, EvidenceParameters parameters) {
    Measure clean = Measure.of(SignalKind.TOO_CLEAN_GPS, links, parameters);
    Measure moved = Measure.of(SignalKind.MOVED, links, parameters);
    Measure dead = Measure.of(SignalKind.DEAD_ETHER, links, parameters);
    SortedMap<DeviceId, List<ForwarderStat>> byDevice = new TreeMap<>();
    for (ForwarderStat stat : links.window().stats()) {
      byDevice.computeIfAbsent(stat.device(), d -> new ArrayList<>()).add(stat);
    }
    List<Signal> signals = new ArrayList<>();
    byDevice.forEach((device, stats) -> {
      signals.add(tooCleanGps(clean, device, stats, parameters.sources()));
      signals.add(moved(moved, links, device, stats, parameters.sources()));
      signals.add(deadEther(dead, device, stats, parameters.sources()));
    });
    return signals;
  }

  /** Distinct positions over a day; a receiver that sees satellites moves by some digits. */
  private static Signal tooCleanGps(
      Measure measure, DeviceId device, List<ForwarderStat> stats, Sources sources) {
    Subject subject = Measure.of(device);
    List<ForwarderStat> placed = placed(stats);
    if (!covers(placed, sources)) {
      return measure.notJudged(subject, 2, "too few positions");
    }
    long distinct = placed.stream().map(ForwarderStat::position).distinct().count();
    long timed = placed.stream().filter(ForwarderStat::gpsTime).count();
    return measure.below(
        subject, (double) distinct, 2, Map.of("stats_with_gps_time", Long.toString(timed)));
  }

  /** Median distance from the receiver's position to the asserted place, m. */
  private static Signal moved(
      Measure measure, Links links, DeviceId device, List<ForwarderStat> stats, Sources sources) {
    Subject subject = Measure.of(device);
    List<ForwarderStat> placed = placed(stats);
    if (!covers(placed, sources)) {
      return measure.notJudged(subject, sources.movedMetres(), "too few positions");
    }
    return links
        .device(device)
        .flatMap(RegisteredDevice::location)
        .map(AssertedLocation::cell)
        .map(cell ->
            measure.above(
                subject,
                Sample.median(placed.stream().mapToDouble(stat -> metres(stat, cell)).toArray()),
                sources.movedMetres(),
                Map.of()))
        .orElseGet(() -> measure.notJudged(subject, sources.movedMetres(), "no place is asserted"));
  }

  /** The share of packets with a good check sum; real air has noise that looks like packets. */
  private static Signal deadEther(
      Measure measure, DeviceId device, List<ForwarderStat> stats, Sources sources) {
    Subject subject = Measure.of(device);
    long heard = stats.stream().mapToLong(ForwarderStat::heard).sum();
    long intact = stats.stream().mapToLong(ForwarderStat::intact).sum();
    return heard <= sources.packets()
        ? measure.notJudged(subject, 1, "too few packets")
        : measure.signal(
            subject,
            (double) intact / heard,
            1,
            intact >= heard,
            Map.of("packets", Long.toString(heard)));
  }

  private static List<ForwarderStat> placed(List<ForwarderStat> stats) {
    return stats.stream().filter(stat -> stat.position().isPresent()).toList();
  }

  private static boolean covers(List<ForwarderStat> placed, Sources sources) {
    return placed.size() >= sources.stats()
        && placed.getLast().atMs() - placed.getFirst().atMs() >= sources.spanMs();
  }

  private static double metres(ForwarderStat stat, Cell asserted) {
    Position position = stat.position().orElseThrow();
    Cell cell = Cell.ofLatLng(position.latitude(), position.longitude(), FINEST);
    return Distance.metres(cell, asserted);
  }
}

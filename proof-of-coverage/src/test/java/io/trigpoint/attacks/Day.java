package io.trigpoint.attacks;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.Witness;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What arrived in a day.
 *
 * @param indirect honest reports of frames that were not sent by the beaconer
 */
record Day(
    int number,
    List<ReceivedReport<Beacon>> beacons,
    List<ReceivedReport<Witness>> witnesses,
    SortedMap<Long, Entropy> entropies,
    Set<ReportId> indirect) {

  /** The day as if only these devices had existed. */
  Day only(Set<DeviceId> devices) {
    List<ReceivedReport<Beacon>> sent =
        beacons.stream().filter(b -> devices.contains(b.report().header().device())).toList();
    Set<String> payloads = new TreeSet<>();
    sent.forEach(b -> payloads.add(b.report().payload().hex()));
    List<ReceivedReport<Witness>> heard =
        witnesses.stream()
            .filter(w -> devices.contains(w.report().header().device()))
            .filter(w -> !indirect.contains(w.id()))
            .filter(w -> payloads.contains(w.report().payload().hex()))
            .toList();
    return new Day(number, sent, heard, entropies, indirect);
  }

  /** Both what arrived here and what arrived there. */
  Day and(Day other) {
    List<ReceivedReport<Beacon>> sent = new ArrayList<>(beacons);
    sent.addAll(other.beacons);
    List<ReceivedReport<Witness>> heard = new ArrayList<>(witnesses);
    heard.addAll(other.witnesses);
    SortedMap<Long, Entropy> published = new TreeMap<>(entropies);
    published.putAll(other.entropies);
    Set<ReportId> notDirect = new HashSet<>(indirect);
    notDirect.addAll(other.indirect);
    return new Day(number, sent, heard, published, notDirect);
  }

  /** The same with other receptions. */
  Day with(List<ReceivedReport<Witness>> others) {
    return new Day(number, beacons, others, entropies, indirect);
  }

  /** The same without the beacons of some devices. */
  Day withoutBeaconsOf(Set<DeviceId> silent) {
    return new Day(
        number,
        beacons.stream().filter(b -> !silent.contains(b.report().header().device())).toList(),
        witnesses,
        entropies,
        indirect);
  }
}

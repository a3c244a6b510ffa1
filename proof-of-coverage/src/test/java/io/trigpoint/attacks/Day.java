package io.trigpoint.attacks;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.Witness;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
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
}

package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.CoverageInputs;
import io.trigpoint.coverage.CoverageOutcome;
import io.trigpoint.coverage.CoverageRefusal;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.ReportVerdict.Outcome;
import io.trigpoint.report.Witness;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The receptions of a judged round that say something of links. */
public final class Receptions {
  private static final String DEVICE_DENIED = "coverage.device-denied";

  /**
   * Refused witnesses that name no known pair of devices with a beacon between them, or that say
   * when a backhaul worked rather than what was heard.
   */
  private static final Set<String> NO_RECEPTION =
      Set.of(
          CoverageRefusal.UNKNOWN_DEVICE.id(),
          CoverageRefusal.LOCATION_NOT_ASSERTED.id(),
          CoverageRefusal.LOCATION_TOO_COARSE.id(),
          CoverageRefusal.NO_SUCH_BEACON.id(),
          CoverageRefusal.DUPLICATE_WITNESS.id(),
          CoverageRefusal.OWN_BEACON.id(),
          CoverageRefusal.LATE.id());

  private Receptions() {}

  /**
   * Every witness of a good beacon, whatever the radio rules say of it; beacons of denied devices
   * count too, so that falling silent or being denied does not clear anybody.
   */
  public static List<Reception> of(CoverageInputs inputs, CoverageOutcome outcome) {
    Map<ReportId, ReportVerdict> verdicts = new HashMap<>();
    outcome.verdicts().forEach(verdict -> verdicts.put(verdict.report(), verdict));
    Map<BeaconPayload, ReceivedReport<Beacon>> beacons = new HashMap<>();
    for (ReceivedReport<Beacon> beacon : inputs.beacons()) {
      if (sent(verdicts, beacon.id())) {
        beacons.merge(beacon.report().payload(), beacon, Receptions::first);
      }
    }
    Set<ReportId> seen = new HashSet<>();
    return inputs.witnesses().stream()
        .filter(witness -> heard(verdicts, witness.id()) && seen.add(witness.id()))
        .flatMap(witness ->
            Optional.ofNullable(beacons.get(witness.report().payload()))
                .map(beacon -> join(beacon, witness))
                .stream())
        .toList();
  }

  private static boolean sent(Map<ReportId, ReportVerdict> verdicts, ReportId id) {
    return Optional.ofNullable(verdicts.get(id))
        .filter(v -> v.outcome() == Outcome.ACCEPTED || v.rule().equals(DEVICE_DENIED))
        .isPresent();
  }

  private static boolean heard(Map<ReportId, ReportVerdict> verdicts, ReportId id) {
    return Optional.ofNullable(verdicts.get(id))
        .filter(verdict -> !NO_RECEPTION.contains(verdict.rule()))
        .isPresent();
  }

  private static ReceivedReport<Beacon> first(ReceivedReport<Beacon> a, ReceivedReport<Beacon> b) {
    int byId = a.id().compareTo(b.id());
    return byId < 0 || byId == 0 && a.receivedMs() <= b.receivedMs() ? a : b;
  }

  private static Reception join(ReceivedReport<Beacon> sent, ReceivedReport<Witness> heard) {
    Beacon beacon = sent.report();
    Witness witness = heard.report();
    return new Reception(
        heard.id(),
        beacon.header().device(),
        witness.header().device(),
        witness.payload(),
        sent.receivedMs(),
        heard.receivedMs(),
        beacon.transmission().region(),
        witness.frequency(),
        witness.spreading(),
        beacon.power(),
        witness.rssi(),
        witness.snr(),
        witness.tmstMicros(),
        witness.detail());
  }
}

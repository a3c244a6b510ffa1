package io.trigpoint.coverage;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportId;
import java.util.Optional;

/**
 * All that the beacon rules look at.
 *
 * @param samePayload the report that counts for this payload, when it is another one
 * @param sameSegment the report that counts for this segment, when it is another one
 */
record BeaconContext(
    ReceivedReport<Beacon> received,
    Optional<Hotspot> beaconer,
    Optional<Entropy> entropy,
    Optional<ReportId> samePayload,
    Optional<ReportId> sameSegment,
    Denials denials,
    TrigpointParameters parameters) {

  Beacon beacon() {
    return received.report();
  }

  long segment() {
    return StrictMath.floorDiv(beacon().header().timeMs(), parameters.timing().segmentMs());
  }

  BeaconContext besides(Optional<ReportId> payload, Optional<ReportId> segment) {
    return new BeaconContext(received, beaconer, entropy, payload, segment, denials, parameters);
  }
}

package io.trigpoint.coverage;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.ReceivedReport;
import java.util.Optional;

/** All that the rules look at which judge a beacon alone. */
record BeaconContext(
    ReceivedReport<Beacon> received,
    Optional<Hotspot> beaconer,
    Optional<Entropy> entropy,
    TrigpointParameters parameters) {

  Beacon beacon() {
    return received.report();
  }

  long segment() {
    return StrictMath.floorDiv(beacon().header().timeMs(), parameters.timing().segmentMs());
  }
}

package io.trigpoint.coverage;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.ReceivedReport;
import java.util.Optional;

/** A beacon after its rules. */
record JudgedBeacon(BeaconContext context, Optional<Refusal> refusal) {
  ReceivedReport<Beacon> received() {
    return context.received();
  }

  boolean valid() {
    return refusal.isEmpty();
  }
}

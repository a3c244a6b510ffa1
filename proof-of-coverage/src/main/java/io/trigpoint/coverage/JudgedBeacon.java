package io.trigpoint.coverage;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.ReceivedReport;
import java.util.Optional;

/**
 * A beacon after its rules.
 *
 * @param number its place in the arrays of one round; no result depends on it
 */
record JudgedBeacon(int number, BeaconContext context, Optional<Refusal> refusal) {
  /** Of a beacon with a known device. */
  Hotspot beaconer() {
    return context.beaconer().orElseThrow();
  }

  ReceivedReport<Beacon> received() {
    return context.received();
  }

  boolean valid() {
    return refusal.isEmpty();
  }
}

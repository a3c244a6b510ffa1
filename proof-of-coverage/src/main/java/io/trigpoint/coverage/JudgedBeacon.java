package io.trigpoint.coverage;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.ReceivedReport;
import java.util.Optional;

/**
 * A beacon after the rules that judge it alone.
 *
 * @param number its place in the shard; no result depends on it
 */
record JudgedBeacon(int number, BeaconContext context, Optional<Refusal> alone) {
  ReceivedReport<Beacon> received() {
    return context.received();
  }

  boolean goodAlone() {
    return alone.isEmpty();
  }
}

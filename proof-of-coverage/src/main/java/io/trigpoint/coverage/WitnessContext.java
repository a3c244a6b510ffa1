package io.trigpoint.coverage;

import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.Witness;
import java.util.Optional;

/**
 * All that the witness rules look at.
 *
 * @param beacon the beacon of the round with this payload
 * @param counted the report that counts for this reception, when it is another one
 * @param distance between the asserted cells, when both are asserted
 */
record WitnessContext(
    ReceivedReport<Witness> received,
    Optional<RegisteredDevice> witness,
    Optional<JudgedBeacon> beacon,
    Optional<ReportId> counted,
    Optional<Distance> distance,
    TrigpointParameters parameters) {

  Witness report() {
    return received.report();
  }

  AssertedLocation witnessLocation() {
    return witness.orElseThrow().location().orElseThrow();
  }

  AssertedLocation beaconerLocation() {
    return beacon.orElseThrow().context().beaconer().orElseThrow().location().orElseThrow();
  }
}

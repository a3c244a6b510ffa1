package io.trigpoint.coverage;

import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.Witness;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that the witness rules look at.
 *
 * @param beacon the beacon of the round with this payload
 * @param counted the report that counts for this reception, when it is another one
 * @param greatCircle metres between the asserted cells, when both are asserted
 */
record WitnessContext(
    ReceivedReport<Witness> received,
    Optional<Hotspot> witness,
    Optional<JudgedBeacon> beacon,
    Optional<ReportId> counted,
    OptionalDouble greatCircle,
    TrigpointParameters parameters) {

  Witness report() {
    return received.report();
  }

  Hotspot.Antenna listener() {
    return witness.orElseThrow().antenna().orElseThrow();
  }

  Hotspot.Antenna sender() {
    return beacon.orElseThrow().context().beaconer().orElseThrow().antenna().orElseThrow();
  }

  double metres() {
    return greatCircle.orElseThrow();
  }
}

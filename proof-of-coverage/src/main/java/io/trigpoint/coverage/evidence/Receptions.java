package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.CoverageInputs;
import io.trigpoint.coverage.CoverageRound;
import io.trigpoint.coverage.Heard;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.Witness;
import java.util.List;

/** The receptions of a round that say something of links. */
public final class Receptions {
  private Receptions() {}

  /**
   * Every witness of a good beacon, whatever the radio rules say of it; beacons of denied devices
   * count too, so that falling silent or being denied does not clear anybody.
   */
  public static List<Reception> of(CoverageInputs inputs) {
    return CoverageRound.heard(inputs).stream().map(Receptions::of).toList();
  }

  /** What was heard, in numbers. */
  public static Reception of(Heard heard) {
    Beacon beacon = heard.beacon().report();
    Witness witness = heard.witness().report();
    return new Reception(
        heard.witness().id(),
        beacon.header().device(),
        witness.header().device(),
        witness.payload(),
        heard.beacon().receivedMs(),
        heard.witness().receivedMs(),
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

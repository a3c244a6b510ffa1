package io.trigpoint.coverage;

import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.DeviceId;
import java.util.Optional;

/**
 * A registered device, with the antenna that it has opened a location for.
 *
 * @param number its place in the order of the registry's ids
 */
record Hotspot(int number, DeviceId id, Optional<Antenna> antenna) {

  /** An asserted location and the position of its cell. */
  record Antenna(AssertedLocation asserted, Position position) {
    static Antenna of(AssertedLocation asserted) {
      return new Antenna(asserted, Position.of(asserted.cell()));
    }
  }
}

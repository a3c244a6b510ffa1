package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Position;
import io.trigpoint.report.AssertedLocation;

/** Where a device says that it stands, converted once. */
record Place(AssertedLocation location, Position position) {
  static Place of(AssertedLocation location) {
    return new Place(location, Position.of(location.cell()));
  }
}

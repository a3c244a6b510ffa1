package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Distance;
import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.RegisteredDevice;
import java.util.Optional;

/**
 * What two devices assert of the way between them.
 *
 * @param metres great circle, at least 1
 * @param gains of both antennas, dB
 * @param heights of both antennas over ground, at least 1 m
 */
record Path(double metres, double gains, Heights heights) {
  private static final double LOWEST_METRES = 1;

  static Optional<Path> between(Optional<RegisteredDevice> from, Optional<RegisteredDevice> to) {
    return from.flatMap(RegisteredDevice::location)
        .flatMap(a -> to.flatMap(RegisteredDevice::location).map(b -> between(a, b)));
  }

  private static Path between(AssertedLocation a, AssertedLocation b) {
    return new Path(
        StrictMath.max(1, Distance.metres(a.cell(), b.cell())),
        (a.gain().tenths() + b.gain().tenths()) / 10.0,
        new Heights(height(a), height(b)));
  }

  private static double height(AssertedLocation place) {
    return StrictMath.max(LOWEST_METRES, place.elevationDecimetres() / 10.0);
  }

  /** Two antennas over ground, m. */
  record Heights(double from, double to) {}

  /** How far the two see each other over smooth ground and a 4/3 earth, m. */
  double horizon(double terrainMetres) {
    return LinkBudget.horizon(heights.from() + terrainMetres, heights.to() + terrainMetres);
  }
}

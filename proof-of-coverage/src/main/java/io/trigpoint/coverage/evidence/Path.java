package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Distance;
import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.coverage.TrigpointParameters;
import io.trigpoint.report.AssertedLocation;

/**
 * What two devices assert of the way between them.
 *
 * @param metres great circle, at least 1
 * @param gains of both antennas, the listener's as far as the rules count it, dB
 * @param heights of both antennas over ground, at least 1 m
 */
record Path(double metres, double gains, Heights heights) {
  private static final double LOWEST_METRES = 1;
  private static final TrigpointParameters.Radio COUNTED = TrigpointParameters.TRIGPOINT.radio();

  static Path between(Place a, Place b) {
    AssertedLocation from = a.location();
    AssertedLocation to = b.location();
    return new Path(
        StrictMath.max(1, Distance.metres(a.position(), b.position())),
        (from.gain().tenths() + COUNTED.counted(to.gain()).tenths()) / 10.0,
        new Heights(height(from), height(to)));
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

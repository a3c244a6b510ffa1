package io.trigpoint.coverage;

/**
 * What a hotspot earned in a round. One reward unit at scale 1 is 1 000 000 points.
 *
 * @param beacon from its own beacons
 * @param witness from the beacons it heard
 */
public record CoveragePoints(long beacon, long witness) {
  public static final CoveragePoints NONE = new CoveragePoints(0, 0);

  /** The sum; throws {@link ArithmeticException} on overflow. */
  public CoveragePoints plus(CoveragePoints other) {
    return new CoveragePoints(
        StrictMath.addExact(beacon, other.beacon), StrictMath.addExact(witness, other.witness));
  }
}

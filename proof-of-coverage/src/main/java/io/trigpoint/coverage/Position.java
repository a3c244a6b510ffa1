package io.trigpoint.coverage;

import com.uber.h3core.util.LatLng;
import io.trigpoint.report.Cell;

/**
 * A cell with what distances need of it, converted once. The centre is rounded to 1e-12 degrees, a
 * tenth of a micrometre, so that the last bits of a C library's trigonometry hardly ever matter.
 *
 * @param latitude of the centre, radians
 * @param cosLatitude its cosine
 * @param longitude of the centre, degrees
 */
public record Position(
    Cell cell, int resolution, double latitude, double cosLatitude, double longitude) {
  private static final double PER_DEGREE = 1e12;

  public static Position of(Cell cell) {
    LatLng centre = cell.centre();
    double latitude = StrictMath.toRadians(rounded(centre.lat));
    double longitude = rounded(centre.lng);
    return new Position(cell, cell.resolution(), latitude, StrictMath.cos(latitude), longitude);
  }

  private static double rounded(double degrees) {
    return StrictMath.rint(degrees * PER_DEGREE) / PER_DEGREE;
  }
}

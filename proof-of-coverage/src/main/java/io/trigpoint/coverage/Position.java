package io.trigpoint.coverage;

import com.uber.h3core.util.LatLng;
import io.trigpoint.report.Cell;

/**
 * A cell with what distances need of it, converted once.
 *
 * @param latitude of the centre, radians
 * @param cosLatitude its cosine
 * @param longitude of the centre, degrees
 */
public record Position(
    Cell cell, int resolution, double latitude, double cosLatitude, double longitude) {

  public static Position of(Cell cell) {
    LatLng centre = cell.centre();
    double latitude = StrictMath.toRadians(centre.lat);
    return new Position(cell, cell.resolution(), latitude, StrictMath.cos(latitude), centre.lng);
  }
}

package io.trigpoint.coverage;

import com.uber.h3core.exceptions.H3Exception;
import com.uber.h3core.util.LatLng;
import io.trigpoint.report.Cell;
import java.util.OptionalLong;

/**
 * How far apart two cells are.
 *
 * @param metres great circle between the cell centres, sphere of 6371.007180918475 km
 * @param cells grid steps between the resolution 11 parents; absent when a cell is coarser, or when
 *     H3 has no common grid for the two (pentagons, very far apart)
 */
public record Distance(double metres, OptionalLong cells) {
  private static final double EARTH_RADIUS_METRES = 6_371_007.180918475;
  private static final int GRID = 11;

  /** Haversine; never NaN for valid cells. */
  public static Distance between(Cell a, Cell b) {
    return new Distance(metres(a.centre(), b.centre()), cells(a, b));
  }

  static double metres(LatLng a, LatLng b) {
    double lat1 = StrictMath.toRadians(a.lat);
    double lat2 = StrictMath.toRadians(b.lat);
    double sinLat = StrictMath.sin((lat2 - lat1) / 2);
    double sinLng = StrictMath.sin(StrictMath.toRadians(b.lng - a.lng) / 2);
    double h = sinLat * sinLat + StrictMath.cos(lat1) * StrictMath.cos(lat2) * sinLng * sinLng;
    double chord = StrictMath.min(1, h);
    return 2
        * EARTH_RADIUS_METRES
        * StrictMath.atan2(StrictMath.sqrt(chord), StrictMath.sqrt(1 - chord));
  }

  private static OptionalLong cells(Cell a, Cell b) {
    if (a.resolution() < GRID || b.resolution() < GRID) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          Cell.h3().gridDistance(a.parent(GRID).index(), b.parent(GRID).index()));
    } catch (H3Exception noCommonGrid) {
      return OptionalLong.empty();
    }
  }
}

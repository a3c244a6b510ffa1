package io.trigpoint.coverage;

import com.uber.h3core.exceptions.H3Exception;
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

  /**
   * Centres of neighbours at resolution 11 are 0.381966 / 7^5.5 earth radii apart on the plane of
   * H3's gnomonic projection, which is 54.73 m, and less on the ground.
   */
  private static final double STEP_METRES = 55;

  /** How far, in steps, a cell's centre and its ancestor's can be apart, for both ends together. */
  private static final double ANCESTOR_STEPS = 1.2;

  /** Haversine; never NaN for valid cells. */
  public static Distance between(Cell a, Cell b) {
    return between(Position.of(a), Position.of(b));
  }

  /** As for the cells themselves. */
  public static Distance between(Position a, Position b) {
    return new Distance(metres(a, b), cells(a.cell(), b.cell()));
  }

  /** The great circle alone: it does not ask the grid. */
  public static double metres(Cell a, Cell b) {
    return metres(Position.of(a), Position.of(b));
  }

  /** As for the cells themselves. */
  public static double metres(Position a, Position b) {
    double sinLat = StrictMath.sin((b.latitude() - a.latitude()) / 2);
    double sinLng = StrictMath.sin(StrictMath.toRadians(b.longitude() - a.longitude()) / 2);
    double h = sinLat * sinLat + a.cosLatitude() * b.cosLatitude() * sinLng * sinLng;
    double chord = StrictMath.min(1, h);
    return 2
        * EARTH_RADIUS_METRES
        * StrictMath.atan2(StrictMath.sqrt(chord), StrictMath.sqrt(1 - chord));
  }

  /** Grid steps that a great circle cannot be covered with less of, without asking the grid. */
  static long fewestCells(double metres) {
    return (long) (metres / STEP_METRES - ANCESTOR_STEPS);
  }

  static OptionalLong cells(Cell a, Cell b) {
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

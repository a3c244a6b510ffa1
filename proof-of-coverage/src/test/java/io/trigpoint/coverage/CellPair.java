package io.trigpoint.coverage;

import com.uber.h3core.util.LatLng;
import io.trigpoint.report.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Two cells a few steps apart, of resolution 11 to 15. */
record CellPair(Cell a, Cell b) {
  private static final double STEP_DEGREES = 0.0005;
  private static final int PAIRS = 40;

  /** Anywhere on Earth, and around the corners of the icosahedron, where the grid is distorted. */
  static List<CellPair> near(Random random) {
    List<CellPair> pairs = new ArrayList<>(PAIRS);
    for (int i = 0; i < PAIRS; i++) {
      LatLng start = random.nextBoolean() ? anywhere(random) : corner(random);
      pairs.add(
          new CellPair(
              Cell.ofLatLng(start.lat, start.lng, random.nextInt(11, 16)), beside(start, random)));
    }
    return pairs;
  }

  private static Cell beside(LatLng start, Random random) {
    double steps = random.nextInt(1, 40);
    double latitude = start.lat + random.nextGaussian() * STEP_DEGREES * steps;
    double longitude =
        start.lng
            + random.nextGaussian()
                * STEP_DEGREES
                * steps
                / StrictMath.max(0.05, StrictMath.cos(StrictMath.toRadians(start.lat)));
    return Cell.ofLatLng(
        StrictMath.max(-90, StrictMath.min(90, latitude)), longitude, random.nextInt(11, 16));
  }

  private static LatLng anywhere(Random random) {
    double latitude = StrictMath.toDegrees(StrictMath.asin(2 * random.nextDouble() - 1));
    return new LatLng(latitude, 360 * random.nextDouble() - 180);
  }

  private static LatLng corner(Random random) {
    List<Long> pentagons = new ArrayList<>(Cell.h3().getPentagons(11));
    LatLng centre = Cell.h3().cellToLatLng(pentagons.get(random.nextInt(pentagons.size())));
    return new LatLng(
        centre.lat + random.nextGaussian() * 0.01, centre.lng + random.nextGaussian() * 0.01);
  }
}

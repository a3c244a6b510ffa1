package io.trigpoint.attacks;

import io.trigpoint.report.Cell;
import java.util.random.RandomGenerator;

/** A point on the ground, degrees. */
record Place(double latitude, double longitude) {
  private static final double METRES_PER_DEGREE = 111_195;

  Place moved(double north, double east) {
    return new Place(
        latitude + north / METRES_PER_DEGREE, longitude + east / (METRES_PER_DEGREE * shrink()));
  }

  /** A point in a random direction. */
  Place away(RandomGenerator random, double least, double most) {
    double angle = 2 * StrictMath.PI * random.nextDouble();
    double metres = least + (most - least) * random.nextDouble();
    return moved(metres * StrictMath.cos(angle), metres * StrictMath.sin(angle));
  }

  /** Metres on a plane, good to a fraction of a percent within 200 km. */
  double metresTo(Place other) {
    double north = (other.latitude - latitude) * METRES_PER_DEGREE;
    double east = (other.longitude - longitude) * METRES_PER_DEGREE * shrink();
    return StrictMath.hypot(north, east);
  }

  Cell cell() {
    return Cell.ofLatLng(latitude, longitude, 12);
  }

  private double shrink() {
    return StrictMath.cos(StrictMath.toRadians(latitude));
  }
}

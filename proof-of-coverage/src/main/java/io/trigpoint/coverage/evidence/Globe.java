package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Distance;
import io.trigpoint.coverage.Position;
import java.util.List;
import java.util.Optional;

/** Numbered places as points of a unit sphere, to compare distances without trigonometry. */
final class Globe {
  static final double RADIUS_METRES = 6_371_007.180918475;

  /**
   * Rounding of a squared chord, relative; nearer than that to a limit the great circle decides.
   */
  private static final double DOUBT = 1e-6;

  private final List<Optional<Position>> positions;
  private final double[] x;
  private final double[] y;
  private final double[] z;

  /** By number of the device; one may have no place. */
  Globe(List<Optional<Position>> positions) {
    this.positions = List.copyOf(positions);
    this.x = new double[positions.size()];
    this.y = new double[positions.size()];
    this.z = new double[positions.size()];
    for (int i = 0; i < x.length; i++) {
      if (placed(i)) {
        Position place = position(i);
        double angle = StrictMath.toRadians(place.longitude());
        x[i] = place.cosLatitude() * StrictMath.cos(angle);
        y[i] = place.cosLatitude() * StrictMath.sin(angle);
        z[i] = StrictMath.sin(place.latitude());
      }
    }
  }

  int devices() {
    return x.length;
  }

  boolean placed(int device) {
    return positions.get(device).isPresent();
  }

  /** Throws when it has none. */
  Position position(int device) {
    return positions.get(device).orElseThrow();
  }

  /** Great circle between two places. */
  double metres(int a, int b) {
    return Distance.metres(position(a), position(b));
  }

  /** Whether a great circle is not longer than some metres, of which {@link #chord} is known. */
  boolean closer(int a, int b, double metres, double chord) {
    double dx = x[a] - x[b];
    double dy = y[a] - y[b];
    double dz = z[a] - z[b];
    double squared = dx * dx + dy * dy + dz * dz;
    double limit = chord * chord;
    return StrictMath.abs(squared - limit) > DOUBT * limit
        ? squared < limit
        : metres(a, b) <= metres;
  }

  /** Straight through the sphere between the ends of a great circle, at most half around. */
  static double chord(double metres) {
    return 2 * StrictMath.sin(StrictMath.min(metres / RADIUS_METRES, StrictMath.PI) / 2);
  }
}

package io.trigpoint.weather.spatial;

/**
 * Where stations are on a sphere of 6378137 m, in three dimensions: neither the poles nor the
 * antimeridian are special.
 */
final class Sphere {
  static final double RADIUS_METRES = 6_378_137;

  /** Beyond this square of half the chord in radii the series of the arc is too short. */
  private static final double NEAR = 1e-3;

  final double[] x;
  final double[] y;
  final double[] z;

  Sphere(Network network) {
    int n = network.size();
    x = new double[n];
    y = new double[n];
    z = new double[n];
    for (int i = 0; i < n; i++) {
      double lat = StrictMath.toRadians(network.latitude[i]);
      double lon = StrictMath.toRadians(network.longitude[i]);
      double cos = StrictMath.cos(lat);
      x[i] = RADIUS_METRES * (cos * StrictMath.cos(lon));
      y[i] = RADIUS_METRES * (cos * StrictMath.sin(lon));
      z[i] = RADIUS_METRES * StrictMath.sin(lat);
    }
  }

  /** Whether the station has finite coordinates. */
  boolean isPlaced(int station) {
    return Double.isFinite(x[station] + y[station] + z[station]);
  }

  /** Squared chord in square metres. */
  double square(int a, int b) {
    double dx = x[a] - x[b];
    double dy = y[a] - y[b];
    double dz = z[a] - z[b];
    return dx * dx + dy * dy + dz * dz;
  }

  /** Great circle in metres, from a squared chord. */
  static double arc(double square) {
    double u = square / (4 * RADIUS_METRES * RADIUS_METRES);
    if (u > NEAR) {
      return 2 * RADIUS_METRES * StrictMath.asin(StrictMath.min(1, StrictMath.sqrt(u)));
    }
    double series = 1 + u * (1 / 6.0 + u * (3 / 40.0 + u * (15 / 336.0 + u * (105 / 3456.0))));
    return StrictMath.sqrt(square) * series;
  }
}

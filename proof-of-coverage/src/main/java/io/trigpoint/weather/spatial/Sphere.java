package io.trigpoint.weather.spatial;

/**
 * Where stations are on a sphere of 6378137 m, in three dimensions: neither the poles nor the
 * antimeridian are special.
 */
final class Sphere {
  static final double RADIUS_METRES = 6_378_137;

  private static final double STEPS_PER_METRE = ((1 << 21) - 1) / (2 * RADIUS_METRES);

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

  /**
   * Where the station is on a curve that fills the box around the earth, in steps of 6 m: stations
   * near each other on it are near each other. Greatest for a station without coordinates.
   */
  long alongCurve(int station) {
    if (!isPlaced(station)) {
      return Long.MAX_VALUE;
    }
    return spread(x[station]) << 2 | spread(y[station]) << 1 | spread(z[station]);
  }

  /** The stations along the curve, those at one step by their numbers. */
  int[] curve() {
    return Curve.sorted(places());
  }

  /** {@link #alongCurve} of all stations. */
  long[] places() {
    long[] places = new long[x.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = alongCurve(i);
    }
    return places;
  }

  /** A coordinate in 21 bits, with two zeros before each. */
  private static long spread(double coordinate) {
    long spread = (long) ((coordinate + RADIUS_METRES) * STEPS_PER_METRE);
    spread = (spread | spread << 32) & 0x1f00000000ffffL;
    spread = (spread | spread << 16) & 0x1f0000ff0000ffL;
    spread = (spread | spread << 8) & 0x100f00f00f00f00fL;
    spread = (spread | spread << 4) & 0x10c30c30c30c30c3L;
    return (spread | spread << 2) & 0x1249249249249249L;
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

package io.trigpoint.deploy.air;

/** A point on the ground in degrees. */
public record Place(double latitude, double longitude) {
  private static final double EARTH_RADIUS_M = 6_371_007.180918475;

  /** Great-circle distance in metres. */
  public double metresTo(Place other) {
    double lat1 = StrictMath.toRadians(latitude);
    double lat2 = StrictMath.toRadians(other.latitude);
    double halfLat = StrictMath.sin((lat2 - lat1) / 2);
    double halfLng = StrictMath.sin(StrictMath.toRadians(other.longitude - longitude) / 2);
    double chord =
        halfLat * halfLat + StrictMath.cos(lat1) * StrictMath.cos(lat2) * halfLng * halfLng;
    return 2 * EARTH_RADIUS_M * StrictMath.asin(StrictMath.sqrt(StrictMath.min(1, chord)));
  }

  /** The place at a bearing (degrees from north, clockwise) and a distance, for short distances. */
  public Place offset(double bearingDegrees, double metres) {
    double bearing = StrictMath.toRadians(bearingDegrees);
    double north = metres * StrictMath.cos(bearing) / EARTH_RADIUS_M;
    double east =
        metres
            * StrictMath.sin(bearing)
            / (EARTH_RADIUS_M * StrictMath.cos(StrictMath.toRadians(latitude)));
    return new Place(
        latitude + StrictMath.toDegrees(north), longitude + StrictMath.toDegrees(east));
  }
}

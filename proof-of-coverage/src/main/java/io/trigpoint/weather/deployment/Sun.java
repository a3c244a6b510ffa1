package io.trigpoint.weather.deployment;

/**
 * Where the sun stands, in degrees. Low-accuracy solar coordinates as published by NOAA after
 * Meeus, good to about 0.01° for a century around 2000; refraction is left out.
 *
 * @param declination north of the equator
 * @param equationOfTime minutes by which a sundial is ahead of a clock
 */
public record Sun(double declination, double equationOfTime) {
  private static final double MS_PER_DAY = 86_400_000.0;
  private static final double MS_PER_MINUTE = 60_000.0;
  private static final double J2000_DAYS = 10_957.5;
  private static final double DAYS_PER_CENTURY = 36_525.0;

  /** The sun at an instant, in Unix milliseconds. */
  public static Sun at(long timeMs) {
    double t = (timeMs / MS_PER_DAY - J2000_DAYS) / DAYS_PER_CENTURY;
    double meanLongitude = 280.46646 + t * (36_000.76983 + t * 0.0003032);
    double anomaly = 357.52911 + t * (35_999.05029 - t * 0.0001537);
    double node = 125.04 - 1_934.136 * t;
    double centre =
        sin(anomaly) * (1.914602 - t * (0.004817 + t * 0.000014))
            + sin(2 * anomaly) * (0.019993 - t * 0.000101)
            + sin(3 * anomaly) * 0.000289;
    double longitude = meanLongitude + centre - 0.00569 - 0.00478 * sin(node);
    double obliquity =
        23.439291 - t * (0.0130042 + t * (1.64e-7 - t * 5.04e-7)) + 0.00256 * cos(node);
    double declination = StrictMath.toDegrees(StrictMath.asin(sin(obliquity) * sin(longitude)));
    double eccentricity = 0.016708634 - t * (0.000042037 + t * 0.0000001267);
    return new Sun(declination, equationOfTime(obliquity, meanLongitude, anomaly, eccentricity));
  }

  /** Degrees over the horizon of a place at the instant that this sun was asked for. */
  public double elevation(long timeMs, double latitude, double longitude) {
    double minutes = StrictMath.floorMod(timeMs, (long) MS_PER_DAY) / MS_PER_MINUTE;
    double hourAngle = (minutes + equationOfTime) / 4 + longitude - 180;
    double height =
        sin(latitude) * sin(declination) + cos(latitude) * cos(declination) * cos(hourAngle);
    return StrictMath.toDegrees(StrictMath.asin(StrictMath.max(-1, StrictMath.min(1, height))));
  }

  private static double equationOfTime(
      double obliquity, double meanLongitude, double anomaly, double eccentricity) {
    double tan = StrictMath.tan(StrictMath.toRadians(obliquity / 2));
    double y = tan * tan;
    double radians =
        y * sin(2 * meanLongitude)
            - 2 * eccentricity * sin(anomaly)
            + 4 * eccentricity * y * sin(anomaly) * cos(2 * meanLongitude)
            - 0.5 * y * y * sin(4 * meanLongitude)
            - 1.25 * eccentricity * eccentricity * sin(2 * anomaly);
    return 4 * StrictMath.toDegrees(radians);
  }

  private static double sin(double degrees) {
    return StrictMath.sin(StrictMath.toRadians(degrees));
  }

  private static double cos(double degrees) {
    return StrictMath.cos(StrictMath.toRadians(degrees));
  }
}

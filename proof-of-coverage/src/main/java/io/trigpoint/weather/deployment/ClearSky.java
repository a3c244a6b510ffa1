package io.trigpoint.weather.deployment;

/** What the sun gives on level ground when no cloud is in the way. */
public final class ClearSky {
  private static final double TOP = 1_098;
  private static final double EXTINCTION = 0.059;
  private static final double LUX_PER_WATT = 120;

  private ClearSky() {}

  /** Illuminance in lx under such a sun. */
  public static double illuminance(double elevation) {
    return LUX_PER_WATT * irradiance(elevation);
  }

  /** Global irradiance in W/m² for a sun this many degrees up, after Haurwitz (1945). */
  public static double irradiance(double elevation) {
    double height = StrictMath.sin(StrictMath.toRadians(elevation));
    return height > 0 ? TOP * height * StrictMath.exp(-EXTINCTION / height) : 0;
  }
}

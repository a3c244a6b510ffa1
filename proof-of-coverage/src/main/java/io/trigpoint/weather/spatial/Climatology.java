package io.trigpoint.weather.spatial;

/**
 * Whether a temperature is near the mean of its latitude and month: annual mean and seasonal
 * amplitude are linear in latitude between table points, after the reference. A NaN passes.
 *
 * @param unixDay days since 1970-01-01 UTC
 * @param above kelvin above the mean that are allowed
 * @param below kelvin from the mean, negative, that are allowed
 * @param bothHemispheres whether the south has its own seasons and its own polar amplitude; the
 *     reference has northern seasons everywhere, and judges nothing south of 75° S
 */
public record Climatology(long unixDay, PerStation above, PerStation below, boolean bothHemispheres)
    implements SpatialRule {
  private static final double[] MEAN_LATITUDES = {
    90, 60, 50, 45, 40, 30, 15, 0, -15, -30, -35, -40, -45, -60, -90
  };
  private static final double[] MEANS = {
    -15, 5, 10, 15, 20, 25, 30, 30, 25, 21, 20, 15, 10, 0, -25
  };
  private static final double[] AMPLITUDE_LATITUDES = {
    90, 75, 60, 45, 30, 15, 0, -15, -30, -45, -60, -75, -90
  };
  private static final double[] AMPLITUDES = {40, 32, 30, 23, 13, 3, 0, 4, 7, 6, 11, 26, 31};

  /** From January to December, of half the amplitude, in the north. */
  private static final double[] SEASON = {-1, -0.6, -0.3, 0, 0.3, 0.6, 1, 0.6, 0.3, 0, -0.3, -0.6};

  private static final double REFERENCE_ENDS = -75;
  private static final int MONTHS = 12;

  @Override
  public Needs needs() {
    return new Needs(true, false, true);
  }

  @Override
  public SpatialRule inOrder(int[] order) {
    return new Climatology(unixDay, above.inOrder(order), below.inOrder(order), bothHemispheres);
  }

  @Override
  public Flags check(Network network, Surroundings around) {
    Flags flags = new Flags(network.size(), Flags.PASS);
    for (int i = 0; i < network.size(); i++) {
      double mean = mean(network.latitude[i]);
      double least = mean + below.at(i);
      double greatest = mean + above.at(i);
      double value = network.value[i];
      if (value < least || value > greatest) {
        flags.set(i, Flags.FAIL);
      }
      flags.compared(i, value, value < least ? least : greatest);
    }
    return flags;
  }

  /** Mean temperature of a latitude in the month of the day; NaN where there is none. */
  double mean(double latitude) {
    if (!bothHemispheres && latitude < REFERENCE_ENDS) {
      return Double.NaN;
    }
    int month = month(unixDay);
    if (bothHemispheres && latitude < 0) {
      month = (month + MONTHS / 2) % MONTHS;
    }
    return between(latitude, MEAN_LATITUDES, MEANS)
        + between(latitude, AMPLITUDE_LATITUDES, AMPLITUDES) / 2 * SEASON[month];
  }

  private static double between(double latitude, double[] latitudes, double[] figures) {
    for (int i = 1; i < latitudes.length; i++) {
      if (latitude >= latitudes[i] && latitude <= latitudes[i - 1]) {
        double share = (latitudes[i - 1] - latitude) / (latitudes[i - 1] - latitudes[i]);
        return figures[i - 1] + (figures[i] - figures[i - 1]) * share;
      }
    }
    return Double.NaN;
  }

  /** 0 for January; the proleptic Gregorian calendar, counted in years that begin in March. */
  static int month(long unixDay) {
    long day = StrictMath.floorMod(unixDay + 719_468, 146_097L);
    long year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    long ofYear = day - (365 * year + year / 4 - year / 100);
    return (int) (((5 * ofYear + 2) / 153 + 2) % MONTHS);
  }
}

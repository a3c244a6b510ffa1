package io.trigpoint.weather.spatial;

import java.util.Arrays;

/**
 * How the background of a circle is found, kept within the plausible range.
 *
 * @param minProfile fewest stations for a lapse of their own
 * @param minElevationSpread metres between the 5 % and 95 % quantiles for the same
 * @param external the expected values, for {@link Kind#EXTERNAL}
 */
public record BackgroundRule(
    Kind kind, int minProfile, double minElevationSpread, PerStation external) {

  /** Where the expected values come from. */
  public enum Kind {
    /** The linear profile of Theil and Sen. */
    PROFILE,
    MEAN,
    MEDIAN,
    EXTERNAL
  }

  BackgroundRule inOrder(int[] order) {
    return new BackgroundRule(kind, minProfile, minElevationSpread, external.inOrder(order));
  }

  double[] of(Box box, Spread spread) {
    double[] expected = new double[box.n];
    switch (kind) {
      case PROFILE -> {
        Background.Profile profile =
            Background.theilSen(box.elevations, box.values, box.n, minProfile, minElevationSpread);
        Arrays.setAll(expected, i -> profile.at(box.elevations[i]));
      }
      case MEAN -> Arrays.fill(expected, Background.mean(box.values, box.n));
      case MEDIAN ->
          Arrays.fill(expected, Quantile.of(Arrays.copyOf(box.values, box.n), box.n, 0.5));
      case EXTERNAL -> Arrays.setAll(expected, i -> external.at(box.stations[i]));
    }
    for (int i = 0; i < expected.length; i++) {
      expected[i] = spread.plausible(expected[i]);
    }
    return expected;
  }
}

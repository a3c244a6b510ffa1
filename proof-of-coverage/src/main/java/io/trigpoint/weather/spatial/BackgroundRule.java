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

  /** Value and lapse in a box; for an external background 0. */
  Background.Profile profile(Box box) {
    return switch (kind) {
      case PROFILE ->
          Background.theilSen(box.elevations, box.values, box.n, minProfile, minElevationSpread);
      case MEAN -> new Background.Profile(Background.mean(box.values, box.n), 0);
      case MEDIAN ->
          new Background.Profile(Quantile.of(Arrays.copyOf(box.values, box.n), box.n, 0.5), 0);
      case EXTERNAL -> new Background.Profile(0, 0);
    };
  }

  /** By place in the box. */
  double[] of(Box box, Bounds bounds) {
    double[] expected = new double[box.n];
    Background.Profile profile = profile(box);
    for (int i = 0; i < expected.length; i++) {
      expected[i] =
          kind == Kind.EXTERNAL ? external.at(box.stations[i]) : profile.at(box.elevations[i]);
    }
    for (int i = 0; i < expected.length; i++) {
      expected[i] = bounds.clip(expected[i]);
    }
    return expected;
  }
}

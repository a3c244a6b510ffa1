package io.trigpoint.weather.spatial;

/**
 * The spatial consistency test of Lussana, Uboldi and Salvati (2010): optimal interpolation in a
 * box around a station; the score of each station in the inner circle is its residual from the
 * interpolation without it, times that from the one with it, over the variance of the box.
 *
 * @param minStations fewest in a box
 * @param maxStations most in a box: the nearest
 * @param innerRadius metres
 * @param outerRadius metres
 * @param passes at most so many
 * @param minProfile fewest stations for a lapse of their own; negative: the background is the mean
 * @param minElevationSpread metres between the 5 % and 95 % quantiles for the same
 * @param minHorizontalScale metres
 * @param verticalScale metres
 * @param above score that a value above the interpolation may have
 * @param below the same for one below
 * @param error ratio of the variances of observation and background
 * @param checked stations with another figure than 1 are neighbours only
 */
public record Sct(
    int minStations,
    int maxStations,
    double innerRadius,
    double outerRadius,
    int passes,
    int minProfile,
    double minElevationSpread,
    double minHorizontalScale,
    double verticalScale,
    PerStation above,
    PerStation below,
    PerStation error,
    PerStation checked)
    implements SpatialRule {
  private static final double CLOSEST_SHARE = 0.1;
  private static final double LEAST_VARIANCE = 0.01;

  @Override
  public Needs needs() {
    return new Needs(true, true, true);
  }

  @Override
  public SpatialRule inOrder(int[] order) {
    return new Sct(
        minStations,
        maxStations,
        innerRadius,
        outerRadius,
        passes,
        minProfile,
        minElevationSpread,
        minHorizontalScale,
        verticalScale,
        above.inOrder(order),
        below.inOrder(order),
        error.inOrder(order),
        checked.inOrder(order));
  }

  @Override
  public Flags check(Network network, Surroundings around) {
    Flags flags = new Flags(network.size(), Flags.PASS);
    boolean[] refused = new boolean[network.size()];
    for (int i = 0; i < refused.length; i++) {
      flags.score(i, 0);
      if (!Double.isFinite(network.elevation[i] + network.value[i])) {
        refused[i] = true;
        flags.set(i, Flags.FAIL);
      }
    }
    Box box = new Box(network, around.sphere());
    Hits hits = new Hits();
    Cholesky cholesky = new Cholesky();
    for (int pass = 0; pass < passes; pass++) {
      boolean[] judged = new boolean[refused.length];
      boolean any = false;
      for (int i = 0; i < refused.length; i++) {
        if (refused[i] || judged[i] || checked.at(i) != 1) {
          continue;
        }
        around.box(i, outerRadius, maxStations, refused, hits);
        if (hits.size() < minStations) {
          continue;
        }
        box.take(hits);
        any |= judge(box, hits, cholesky, flags, refused, judged);
      }
      if (!any) {
        break;
      }
    }
    return flags;
  }

  private boolean judge(
      Box box, Hits hits, Cholesky cholesky, Flags flags, boolean[] refused, boolean[] judged) {
    int n = box.n;
    double[] deviations = deviations(box);
    box.correlate(
        StrictMath.max(box.meanQuantile(CLOSEST_SHARE), minHorizontalScale), verticalScale);
    if (!cholesky.take(box.covariances(error), n)) {
      return false;
    }
    double[] weights = new double[n];
    double[] diagonal = new double[n];
    cholesky.times(deviations, weights);
    cholesky.diagonal(diagonal);
    double variance = 0;
    for (int i = 0; i < n; i++) {
      variance += deviations[i] * error.at(box.stations[i]) * weights[i] / n;
    }
    variance = StrictMath.max(variance, LEAST_VARIANCE);
    boolean any = false;
    for (int i = 0; i < n; i++) {
      int station = box.stations[i];
      if (hits.square(i) > innerRadius * innerRadius || checked.at(station) != 1) {
        continue;
      }
      double without = -weights[i] / diagonal[i];
      double with = -error.at(station) * weights[i];
      double score = without * with / variance;
      flags.score(station, StrictMath.max(score, flags.score(station)));
      judged[station] = true;
      if (score > (without < 0 ? above : below).at(station)) {
        flags.set(station, Flags.FAIL);
        refused[station] = true;
        any = true;
      }
    }
    return any;
  }

  private double[] deviations(Box box) {
    double[] deviations = new double[box.n];
    Background.Profile profile =
        minProfile < 0
            ? new Background.Profile(Background.mean(box.values, box.n), 0)
            : Background.theilSen(
                box.elevations, box.values, box.n, minProfile, minElevationSpread);
    for (int i = 0; i < box.n; i++) {
      deviations[i] = box.values[i] - profile.at(box.elevations[i]);
    }
    return deviations;
  }
}

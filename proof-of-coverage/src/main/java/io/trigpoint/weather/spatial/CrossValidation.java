package io.trigpoint.weather.spatial;

/**
 * The spatial consistency test of each station alone: optimal interpolation from its independent
 * neighbours, without itself. The score is (r² / (e + q)) / s², with the residual r, the ratio e of
 * the variances of observation and background, the interpolation's own variance q, and s the scale
 * of the neighbours' residuals among themselves: 1.4826 times the median of |rᵢ| / √(eᵢ + qᵢ). A
 * station that was refused may pass again when those around it are refused.
 *
 * @param minStations fewest neighbours
 * @param maxStations most neighbours: the nearest
 * @param radius metres
 * @param passes at most so many
 * @param background mean or profile
 * @param minHorizontalScale metres
 * @param verticalScale metres
 * @param minDeviation the least scale to assume, in the value's unit
 * @param above score that a value above the interpolation may have
 * @param below the same for one below
 * @param error ratio of the variances of observation and background
 * @param checked stations with another figure than 1 are neighbours only
 */
public record CrossValidation(
    int minStations,
    int maxStations,
    double radius,
    int passes,
    BackgroundRule background,
    double minHorizontalScale,
    double verticalScale,
    double minDeviation,
    PerStation above,
    PerStation below,
    PerStation error,
    PerStation checked)
    implements SpatialRule {
  private static final double CLOSEST_SHARE = 0.1;

  /** Makes the median of the absolute values of a normal distribution its deviation. */
  private static final double NORMAL = 1.4826;

  @Override
  public Needs needs() {
    return new Needs(true, true, true);
  }

  @Override
  public SpatialRule inOrder(int[] order) {
    return new CrossValidation(
        minStations,
        maxStations,
        radius,
        passes,
        background.inOrder(order),
        minHorizontalScale,
        verticalScale,
        minDeviation,
        above.inOrder(order),
        below.inOrder(order),
        error.inOrder(order),
        checked.inOrder(order));
  }

  @Override
  public Flags check(Network network, Surroundings around) {
    Passes pass = new Passes(network.size(), checked, radius, around);
    Box box = new Box(network, around.sphere());
    Interpolation interpolation = new Interpolation();
    Hits hits = new Hits();
    return pass.redeem(
        passes,
        (station, refused) -> {
          around.neighbours(station, radius, maxStations, refused, hits);
          if (hits.size() < minStations) {
            String why = hits.size() + " of " + minStations + " neighbours";
            around.tooFew(pass.flags(), station, Flags.NOT_JUDGED, why);
            return false;
          }
          box.take(hits);
          around.keepHeard(pass.flags(), station, hits);
          return disagrees(station, box, interpolation, pass.flags());
        });
  }

  private boolean disagrees(int station, Box box, Interpolation interpolation, Flags flags) {
    Background.Profile expected = background.profile(box);
    box.correlate(
        StrictMath.max(box.meanQuantile(CLOSEST_SHARE), minHorizontalScale), verticalScale);
    if (!interpolation.take(box, expected, error)) {
      flags.notJudged(station, Flags.SINGULAR, "its neighbours' covariances have no inverse");
      return false;
    }
    double residual = interpolation.residual(station, box, expected);
    double spread = error.at(station) + interpolation.variance();
    double scale = StrictMath.max(NORMAL * interpolation.medianResidual(), minDeviation);
    double score = residual * residual / spread / (scale * scale);
    double limit = (residual > 0 ? above : below).at(station);
    flags.decided(station, Flags.PASS);
    flags.compared(station, score, limit);
    return score > limit;
  }
}

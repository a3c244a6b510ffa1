package io.trigpoint.weather.spatial;

import io.trigpoint.weather.spatial.CircleJudge.Verdict;

/**
 * The spatial consistency test that refuses one station at a time: χ = √((value − a)(value − c))
 * with the interpolations a with the station and c without it, compared by its robust z.
 *
 * @param error ratio of the variances of observation and background
 * @param raw whether χ itself is compared
 */
public record SctResistant(
    CircleRule circles,
    BackgroundRule background,
    ScaleRule scales,
    Spread spread,
    PerStation error,
    boolean raw)
    implements SpatialRule {
  @Override
  public Needs needs() {
    return new Needs(true, true, true);
  }

  @Override
  public SpatialRule inOrder(int[] order) {
    return new SctResistant(
        circles.inOrder(order),
        background.inOrder(order),
        scales,
        spread.inOrder(order),
        error.inOrder(order),
        raw);
  }

  @Override
  public Flags check(Network network, Surroundings around) {
    Interpolation interpolation = new Interpolation();
    ResidualJudge judge =
        new ResidualJudge(
            network,
            spread,
            around.isReference(),
            (circle, alone, bounds) -> judge(circle, alone, bounds, interpolation));
    return new Circles(circles, network, around, judge).run();
  }

  private Verdict judge(Circle circle, boolean alone, Bounds bounds, Interpolation interpolation) {
    double[] expected = background.of(circle.box, bounds);
    if (spread.confirms(circle, expected, alone)) {
      return new Verdict.AllGood();
    }
    scales.correlate(circle.box);
    return interpolation.take(circle.box, expected, error)
        ? compare(circle, expected, bounds, interpolation)
        : new Verdict.Singular();
  }

  private Verdict compare(
      Circle circle, double[] expected, Bounds bounds, Interpolation interpolation) {
    double[] estimates = new double[circle.box.n];
    double[] chi = new double[circle.innerSize];
    double[] least = new double[circle.innerSize];
    for (int l = 0; l < circle.innerSize; l++) {
      int place = circle.inner[l];
      int station = circle.station(place);
      double ratio = error.at(station);
      double value = circle.box.values[place];
      double with = bounds.clip(value - interpolation.residualWith(place, ratio));
      double without = bounds.clip(value - interpolation.residualWithout(place));
      estimates[place] = without;
      chi[l] = StrictMath.sqrt((value - with) * (value - without));
      least[l] =
          StrictMath.sqrt(ratio / (1 + ratio))
              * (spread.greatestValid().at(station) - spread.leastValid().at(station));
    }
    return spread.worst(circle, chi, least, estimates, expected, raw);
  }
}

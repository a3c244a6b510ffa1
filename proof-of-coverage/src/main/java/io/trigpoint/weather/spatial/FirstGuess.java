package io.trigpoint.weather.spatial;

import io.trigpoint.weather.spatial.CircleJudge.Verdict;

/**
 * The first guess test: χ = |value − background| / uncertainty, compared by its robust z.
 *
 * @param raw whether χ itself is compared
 * @param uncertainty of the background, in the value's unit
 */
public record FirstGuess(
    CircleRule circles,
    BackgroundRule background,
    Spread spread,
    PerStation uncertainty,
    boolean raw)
    implements SpatialRule {
  @Override
  public Needs needs() {
    return new Needs(true, true, true);
  }

  @Override
  public SpatialRule inOrder(int[] order) {
    return new FirstGuess(
        circles.inOrder(order),
        background.inOrder(order),
        spread.inOrder(order),
        uncertainty.inOrder(order),
        raw);
  }

  @Override
  public Flags check(Network network, Surroundings around) {
    ResidualJudge judge = new ResidualJudge(network, spread, around.isReference(), this::judge);
    return new Circles(circles, network, around, judge).run();
  }

  private Verdict judge(Circle circle, boolean alone, Bounds bounds) {
    double[] expected = background.of(circle.box, bounds);
    if (spread.confirms(circle, expected, alone)) {
      return new Verdict.AllGood();
    }
    double[] chi = new double[circle.innerSize];
    double[] least = new double[circle.innerSize];
    for (int l = 0; l < circle.innerSize; l++) {
      int place = circle.inner[l];
      int station = circle.station(place);
      chi[l] = StrictMath.abs(circle.box.values[place] - expected[place]) / uncertainty.at(station);
      least[l] = spread.greatestValid().at(station) - spread.leastValid().at(station);
    }
    return spread.worst(circle, chi, least, expected, expected, raw);
  }
}

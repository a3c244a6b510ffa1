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
    Cholesky cholesky = new Cholesky();
    Bounds ofAll = Bounds.of(spread);
    boolean reference = around.isReference();
    CircleJudge judge =
        new CircleJudge() {
          @Override
          public Verdict judge(Circle circle, boolean alone) {
            Bounds bounds = reference ? ofAll : Bounds.of(spread, circle.box);
            return SctResistant.this.judge(circle, alone, bounds, cholesky);
          }

          @Override
          public boolean mayRedeem(int station) {
            return !reference || ofAll.hold(network.value[station]);
          }
        };
    return new Circles(circles, network, around, judge).run();
  }

  private Verdict judge(Circle circle, boolean alone, Bounds bounds, Cholesky cholesky) {
    Box box = circle.box;
    double[] expected = background.of(box, bounds);
    if (spread.confirms(circle, expected, alone)) {
      return new Verdict.AllGood();
    }
    scales.correlate(box);
    if (!cholesky.take(box.covariances(error), box.n)) {
      return new Verdict.Singular();
    }
    double[] deviations = new double[box.n];
    for (int i = 0; i < box.n; i++) {
      deviations[i] = box.values[i] - expected[i];
    }
    double[] weights = new double[box.n];
    double[] diagonal = new double[box.n];
    cholesky.times(deviations, weights);
    cholesky.diagonal(diagonal);
    double[] without = new double[box.n];
    double[] chi = new double[circle.innerSize];
    double[] least = new double[circle.innerSize];
    for (int l = 0; l < circle.innerSize; l++) {
      int place = circle.inner[l];
      int station = circle.station(place);
      double ratio = error.at(station);
      double value = box.values[place];
      double with = bounds.clip(value - ratio * weights[place]);
      without[place] = bounds.clip(value - weights[place] / diagonal[place]);
      chi[l] = StrictMath.sqrt((value - with) * (value - without[place]));
      least[l] =
          StrictMath.sqrt(ratio / (1 + ratio))
              * (spread.greatestValid().at(station) - spread.leastValid().at(station));
    }
    return spread.worst(circle, chi, least, without, expected, raw);
  }
}

package io.trigpoint.weather.spatial;

/**
 * Judges circles by residuals. Plausible is under the reference's rules what is admissible to any
 * station of the network, otherwise to any of the circle.
 */
final class ResidualJudge implements CircleJudge {
  private final Network network;
  private final Spread spread;
  private final boolean reference;
  private final Bounds ofAll;
  private final Residuals residuals;

  /** What a test finds in a circle, of estimates within bounds. */
  interface Residuals {
    Verdict judge(Circle circle, boolean alone, Bounds bounds);
  }

  ResidualJudge(Network network, Spread spread, boolean reference, Residuals residuals) {
    this.network = network;
    this.spread = spread;
    this.reference = reference;
    this.residuals = residuals;
    ofAll = Bounds.of(spread);
  }

  @Override
  public Verdict judge(Circle circle, boolean alone) {
    return residuals.judge(circle, alone, reference ? ofAll : Bounds.of(spread, circle.box));
  }

  @Override
  public boolean mayRedeem(int station) {
    return !reference || ofAll.hold(network.value[station]);
  }
}

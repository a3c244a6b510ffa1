package io.trigpoint.weather.spatial;

/**
 * The buddy check. A value fails when |value − mean| / max(√(v + v/n), least deviation) exceeds the
 * threshold, with the mean and the population variance v of its n neighbours. Each pass leaves out
 * what the passes before refused.
 *
 * @param threshold in deviations
 * @param minDeviation the least deviation to assume, in the value's unit
 */
public record Buddies(BuddyRule rule, double threshold, double minDeviation)
    implements SpatialRule {
  @Override
  public Needs needs() {
    return rule.needs();
  }

  @Override
  public boolean isOrderFree() {
    return true;
  }

  @Override
  public SpatialRule inOrder(int[] order) {
    return new Buddies(rule.inOrder(order), threshold, minDeviation);
  }

  @Override
  public Flags check(Network network, Surroundings around) {
    return rule.check(network, around, this::disagrees);
  }

  private boolean disagrees(int station, BuddyValues buddies, Flags flags) {
    int n = buddies.size();
    double mean = buddies.sum() / n;
    double variance = buddies.squares(mean) / n;
    double deviation = StrictMath.max(StrictMath.sqrt(variance + variance / n), minDeviation);
    double figure = StrictMath.abs(buddies.own(station) - mean) / deviation;
    flags.compared(station, figure, threshold);
    return figure > threshold;
  }
}

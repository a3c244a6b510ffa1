package io.trigpoint.weather.spatial;

/**
 * The buddy check. A value fails when |value − mean| / max(√(v + v/n), least deviation) exceeds the
 * threshold, with the mean and the population variance v of its n neighbours. Each pass leaves out
 * what the passes before refused.
 *
 * @param radius metres
 * @param minNeighbours fewest that can judge, at least 1
 * @param threshold in deviations
 * @param maxElevationDifference metres; neighbours farther up or down do not count; 0 or less: all
 *     count, and are not brought to the station's elevation
 * @param elevationGradient change of the value per metre up
 * @param minDeviation the least deviation to assume, in the value's unit
 * @param passes at most so many
 * @param checked stations with another figure than 1 are neighbours only
 */
public record Buddies(
    PerStation radius,
    PerStation minNeighbours,
    double threshold,
    double maxElevationDifference,
    double elevationGradient,
    double minDeviation,
    int passes,
    PerStation checked)
    implements SpatialRule {
  @Override
  public Needs needs() {
    return new Needs(true, maxElevationDifference > 0, true);
  }

  @Override
  public boolean isOrderFree() {
    return true;
  }

  @Override
  public SpatialRule inOrder(int[] order) {
    return new Buddies(
        radius.inOrder(order),
        minNeighbours.inOrder(order),
        threshold,
        maxElevationDifference,
        elevationGradient,
        minDeviation,
        passes,
        checked.inOrder(order));
  }

  @Override
  public Flags check(Network network, Surroundings around) {
    Passes pass = new Passes(network.size(), checked, radius.largest(), around);
    BuddyValues buddies =
        new BuddyValues(network, around, maxElevationDifference, elevationGradient);
    return pass.run(passes, (i, refused) -> disagrees(i, refused, buddies, pass.flags()));
  }

  private boolean disagrees(int station, boolean[] refused, BuddyValues buddies, Flags flags) {
    int wanted = (int) minNeighbours.at(station);
    int n = buddies.find(station, radius.at(station), refused);
    if (n < wanted) {
      buddies.tooFew(flags, station, wanted);
      return false;
    }
    double mean = buddies.sum() / n;
    double variance = buddies.squares(mean) / n;
    double deviation = StrictMath.max(StrictMath.sqrt(variance + variance / n), minDeviation);
    double figure = StrictMath.abs(buddies.own(station) - mean) / deviation;
    flags.set(station, Flags.PASS);
    flags.compared(station, figure, threshold);
    buddies.keepHeard(flags, station);
    return figure > threshold;
  }
}

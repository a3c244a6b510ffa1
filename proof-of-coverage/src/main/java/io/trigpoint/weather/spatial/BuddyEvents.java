package io.trigpoint.weather.spatial;

/**
 * The buddy check of an event, such as rain: a value below the event's threshold and one that is
 * not are two classes. A station fails when at most so much of its neighbours is of its own class.
 *
 * @param radius metres
 * @param minNeighbours fewest that can judge, at least 1
 * @param eventThreshold in the value's unit
 * @param threshold below 1 a share of the neighbours, otherwise a number of them
 * @param maxElevationDifference as for {@link Buddies}
 * @param elevationGradient as for {@link Buddies}
 * @param passes at most so many
 * @param checked stations with another figure than 1 are neighbours only
 */
public record BuddyEvents(
    PerStation radius,
    PerStation minNeighbours,
    double eventThreshold,
    double threshold,
    double maxElevationDifference,
    double elevationGradient,
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
    return new BuddyEvents(
        radius.inOrder(order),
        minNeighbours.inOrder(order),
        eventThreshold,
        threshold,
        maxElevationDifference,
        elevationGradient,
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
    int below = buddies.below(eventThreshold);
    int alike = buddies.own(station) < eventThreshold ? below : n - below;
    double figure = threshold < 1 ? (double) alike / n : alike;
    flags.set(station, Flags.PASS);
    flags.compared(station, figure, threshold);
    buddies.keepHeard(flags, station);
    return figure <= threshold;
  }
}

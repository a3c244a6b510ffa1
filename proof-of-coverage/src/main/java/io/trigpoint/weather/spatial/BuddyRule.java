package io.trigpoint.weather.spatial;

/**
 * Who a station's buddies are.
 *
 * @param radius metres
 * @param minNeighbours fewest that can judge, at least 1
 * @param maxElevationDifference metres; neighbours farther up or down do not count; 0 or less: all
 *     count, and are not brought to the station's elevation
 * @param elevationGradient change of the value per metre up
 * @param passes at most so many
 * @param checked stations with another figure than 1 are neighbours only
 */
public record BuddyRule(
    PerStation radius,
    PerStation minNeighbours,
    double maxElevationDifference,
    double elevationGradient,
    int passes,
    PerStation checked) {

  /** Compares a station with its buddies. */
  interface Comparison {
    /** Whether it fails; notes what was compared. */
    boolean refutes(int station, BuddyValues buddies, Flags flags);
  }

  SpatialRule.Needs needs() {
    return new SpatialRule.Needs(true, maxElevationDifference > 0, true);
  }

  BuddyRule inOrder(int[] order) {
    return new BuddyRule(
        radius.inOrder(order),
        minNeighbours.inOrder(order),
        maxElevationDifference,
        elevationGradient,
        passes,
        checked.inOrder(order));
  }

  Flags check(Network network, Surroundings around, Comparison comparison) {
    Passes pass = new Passes(network.size(), checked, radius.largest(), around);
    BuddyValues buddies =
        new BuddyValues(network, around, maxElevationDifference, elevationGradient);
    return pass.run(
        passes,
        (station, refused) -> {
          int wanted = (int) minNeighbours.at(station);
          if (buddies.find(station, radius.at(station), refused) < wanted) {
            buddies.tooFew(pass.flags(), station, wanted);
            return false;
          }
          pass.flags().set(station, Flags.PASS);
          buddies.keepHeard(pass.flags(), station);
          return comparison.refutes(station, buddies, pass.flags());
        });
  }
}

package io.trigpoint.weather.spatial;

/**
 * Whether a station has too few neighbours.
 *
 * @param minNeighbours fewest that are enough
 * @param radius metres
 * @param verticalRadius metres; neighbours at least so far up or down do not count; NaN: all count
 */
public record Isolation(PerStation minNeighbours, PerStation radius, PerStation verticalRadius)
    implements SpatialRule {
  @Override
  public Needs needs() {
    return new Needs(true, !Double.isNaN(verticalRadius.at(0)), false);
  }

  @Override
  public boolean isOrderFree() {
    return true;
  }

  @Override
  public SpatialRule inOrder(int[] order) {
    return new Isolation(
        minNeighbours.inOrder(order), radius.inOrder(order), verticalRadius.inOrder(order));
  }

  @Override
  public Flags check(Network network, Surroundings around) {
    Flags flags = new Flags(network.size(), Flags.PASS);
    boolean[] nobody = new boolean[network.size()];
    Hits hits = new Hits();
    for (int i = 0; i < network.size(); i++) {
      boolean level = !Double.isNaN(verticalRadius.at(i));
      int wanted = (int) minNeighbours.at(i);
      around.neighbours(i, radius.at(i), level ? Integer.MAX_VALUE : wanted, nobody, hits);
      int found = level ? level(network, i, hits) : hits.size();
      flags.compared(i, found, wanted);
      flags.set(
          i,
          found < wanted || Double.isNaN(network.latitude[i] + network.longitude[i])
              ? Flags.FAIL
              : Flags.PASS);
    }
    return flags;
  }

  private int level(Network network, int station, Hits hits) {
    int found = 0;
    for (int hit = 0; hit < hits.size(); hit++) {
      double rise = network.elevation[station] - network.elevation[hits.station(hit)];
      if (StrictMath.abs(rise) < verticalRadius.at(station)) {
        found++;
      }
    }
    return found;
  }
}

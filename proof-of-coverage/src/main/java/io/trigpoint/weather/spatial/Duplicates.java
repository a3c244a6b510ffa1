package io.trigpoint.weather.spatial;

/**
 * Keeps the first of all stations within a radius of each other; the others fail.
 *
 * @param radius metres
 * @param verticalRange metres up or down beyond which a station is not the same; then one without
 *     an elevation fails too. NaN: elevations do not count
 */
public record Duplicates(double radius, double verticalRange) implements SpatialRule {
  @Override
  public Needs needs() {
    return new Needs(true, !Double.isNaN(verticalRange), false);
  }

  @Override
  public SpatialRule inOrder(int[] order) {
    return this;
  }

  @Override
  public Flags check(Network network, Surroundings around) {
    SphereIndex index = new SphereIndex(around.sphere(), new boolean[network.size()]);
    Flags flags = new Flags(network.size(), Flags.PASS);
    Hits hits = new Hits();
    for (int i = 0; i < network.size(); i++) {
      if (!Double.isNaN(verticalRange) && Double.isNaN(network.elevation[i])) {
        flags.set(i, Flags.FAIL);
      }
      if (flags.flag(i) == Flags.PASS) {
        index.within(i, radius, Integer.MAX_VALUE, hits);
        for (int hit = 0; hit < hits.size(); hit++) {
          int other = hits.station(hit);
          if (other != i && isSameHeight(network, i, other)) {
            flags.set(other, Flags.FAIL);
          }
        }
      }
    }
    return flags;
  }

  private boolean isSameHeight(Network network, int a, int b) {
    return Double.isNaN(verticalRange)
        || StrictMath.abs(network.elevation[a] - network.elevation[b]) <= verticalRange;
  }
}

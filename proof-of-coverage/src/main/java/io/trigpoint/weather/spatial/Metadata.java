package io.trigpoint.weather.spatial;

/** Whether a station says where it is: a NaN fails. */
public record Metadata(boolean latitude, boolean longitude, boolean elevation)
    implements SpatialRule {
  @Override
  public Needs needs() {
    return new Needs(false, false, false);
  }

  @Override
  public SpatialRule inOrder(int[] order) {
    return this;
  }

  @Override
  public Flags check(Network network, Surroundings around) {
    Flags flags = new Flags(network.size(), Flags.PASS);
    for (int i = 0; i < network.size(); i++) {
      if (latitude && Double.isNaN(network.latitude[i])
          || longitude && Double.isNaN(network.longitude[i])
          || elevation && Double.isNaN(network.elevation[i])) {
        flags.set(i, Flags.FAIL);
      }
    }
    return flags;
  }
}

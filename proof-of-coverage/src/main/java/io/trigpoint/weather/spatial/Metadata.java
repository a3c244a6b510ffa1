package io.trigpoint.weather.spatial;

/**
 * Whether a station says where it is: a NaN fails.
 *
 * @param strict whether a place that is none fails too: infinite, beyond 90° or 360°, 100 km up
 */
public record Metadata(boolean latitude, boolean longitude, boolean elevation, boolean strict)
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
      if (latitude && isBad(network.latitude[i], Judgeable.MOST_DEGREES_NORTH)
          || longitude && isBad(network.longitude[i], Judgeable.MOST_DEGREES_EAST)
          || elevation && isBad(network.elevation[i], Judgeable.MOST_METRES)) {
        flags.set(i, Flags.FAIL);
      }
    }
    return flags;
  }

  private boolean isBad(double figure, double most) {
    return Double.isNaN(figure) || strict && StrictMath.abs(figure) > most;
  }
}

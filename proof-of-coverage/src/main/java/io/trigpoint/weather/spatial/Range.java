package io.trigpoint.weather.spatial;

/** Whether values are within bounds, both inclusive. A NaN is not. */
public record Range(PerStation least, PerStation greatest) implements SpatialRule {
  @Override
  public Needs needs() {
    return new Needs(false, false, true);
  }

  @Override
  public SpatialRule inOrder(int[] order) {
    return new Range(least.inOrder(order), greatest.inOrder(order));
  }

  @Override
  public Flags check(Network network, Surroundings around) {
    Flags flags = new Flags(network.size(), Flags.PASS);
    for (int i = 0; i < network.size(); i++) {
      double value = network.value[i];
      if (!(value >= least.at(i) && value <= greatest.at(i))) {
        flags.set(i, Flags.FAIL);
      }
      flags.compared(i, value, value < least.at(i) ? least.at(i) : greatest.at(i));
    }
    return flags;
  }
}

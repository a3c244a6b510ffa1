package io.trigpoint.weather.spatial;

/** How a check treats stations that cannot be judged, and who counts as a neighbour. */
public enum ParameterSet {
  /**
   * The reference's behaviour: stations are visited in their order, every station counts, and one
   * without neighbours passes.
   */
  TITAN("titan") {
    @Override
    public Flags judge(SpatialRule rule, Network network) {
      if (!rule.isOrderFree()) {
        return rule.check(network, new ReferenceSurroundings(network));
      }
      int[] order = new Sphere(network).curve();
      Network near = network.inOrder(order);
      return rule.inOrder(order).check(near, new ReferenceSurroundings(near)).from(order);
    }
  },

  /**
   * The default: stations of one owner or one roof count once, their order changes nothing, and one
   * that cannot be judged is said to be so and touches no other.
   */
  TRIGPOINT("trigpoint") {
    @Override
    public Flags judge(SpatialRule rule, Network network) {
      return Judgeable.of(network, rule.needs()).judge(rule);
    }
  };

  private final String id;

  ParameterSet(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  /** Never throws for any figures in the network. */
  public abstract Flags judge(SpatialRule rule, Network network);
}

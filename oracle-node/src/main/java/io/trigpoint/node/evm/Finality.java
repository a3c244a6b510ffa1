package io.trigpoint.node.evm;

/** Which block counts as final. */
public sealed interface Finality {

  /** What the chain itself calls finalized. */
  record Finalized() implements Finality {}

  /** The block so many below the latest one, for chains that name no final block. */
  record Depth(long blocks) implements Finality {
    public Depth {
      if (blocks < 0) {
        throw new IllegalArgumentException("depth must not be negative: " + blocks);
      }
    }
  }
}

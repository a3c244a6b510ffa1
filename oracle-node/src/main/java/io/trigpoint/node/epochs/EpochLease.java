package io.trigpoint.node.epochs;

/** Which node does the work. Two holders cost double work and nothing else. */
@FunctionalInterface
public interface EpochLease {

  /** Whether this node holds the lease, taking or prolonging it when it can. */
  boolean hold();

  /** Whether this node may still act as its holder; asks nobody. */
  default boolean isHeld() {
    return true;
  }

  /** Leaves the work to another node for a while. */
  default void letGo() {}
}

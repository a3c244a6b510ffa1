package io.trigpoint.node.epochs;

/** Which node does the work. Two holders cost double work and nothing else. */
@FunctionalInterface
public interface EpochLease {

  /** Whether this node holds the lease, taking or prolonging it when it can. */
  boolean hold();
}

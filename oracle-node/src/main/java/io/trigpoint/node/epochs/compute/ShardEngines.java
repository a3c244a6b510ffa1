package io.trigpoint.node.epochs.compute;

/** Makes the engine of one computation. */
@FunctionalInterface
public interface ShardEngines {

  /**
   * @param own the epoch's work as this process opened it; others open their own
   */
  ShardEngine over(ShardWork own);
}

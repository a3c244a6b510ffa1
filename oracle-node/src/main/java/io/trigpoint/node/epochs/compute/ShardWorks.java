package io.trigpoint.node.epochs.compute;

import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.report.Hash32;
import java.io.IOException;

/** Opens an epoch's work on a node. */
@FunctionalInterface
public interface ShardWorks {

  /**
   * The work of an epoch whose inputs are fixed.
   *
   * @param head what the caller knows the epoch's head by
   * @throws IOException when this node has other inputs for the epoch, or cannot read them
   */
  ShardWork open(long epoch, Hash32 head) throws CorruptFile, IOException;
}

package io.trigpoint.node.epochs.compute;

import io.trigpoint.node.epochs.CorruptFile;
import java.io.IOException;

/**
 * The stages of one epoch's computation, as one node runs them from the sealed inputs that it reads
 * itself. A pure function: the same arguments give the same bytes on every node. Called by many
 * threads at once.
 */
@FunctionalInterface
public interface ShardWork {

  /**
   * Runs one stage over one shard.
   *
   * @param context the same bytes for all shards of the stage
   * @param prior what the coordinator keeps of this shard from earlier stages; may be empty
   * @throws CorruptFile when the shard's file is not what was sealed
   * @throws IOException when the shard cannot be read here and now
   */
  byte[] run(int stage, int shard, byte[] context, byte[] prior) throws CorruptFile, IOException;
}

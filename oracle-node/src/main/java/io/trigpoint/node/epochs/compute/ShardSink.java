package io.trigpoint.node.epochs.compute;

import java.io.IOException;

/** Takes what a stage made of each shard, in the order of the shards, on the caller's thread. */
@FunctionalInterface
public interface ShardSink {

  void accept(int shard, byte[] result) throws IOException;
}

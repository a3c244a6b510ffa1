package io.trigpoint.node.epochs.compute;

import io.trigpoint.node.epochs.CorruptFile;
import java.io.IOException;
import java.util.function.IntFunction;

/** Where a stage's shards run: on threads of this process, or on the members of a cluster. */
@FunctionalInterface
public interface ShardEngine {

  /**
   * Runs a stage over all its shards. The bytes that reach the sink, and their order, are those of
   * one thread that takes one shard after the other. Results that wait for their turn are bounded
   * in number.
   *
   * @param context the same bytes for every shard; a member gets them once
   * @param prior the bytes that go to one shard; asked on the caller's thread when the shard is
   *     handed out, and again when it has to run anew
   */
  void run(ShardStage stage, byte[] context, IntFunction<byte[]> prior, ShardSink sink)
      throws CorruptFile, IOException;
}

package io.trigpoint.node.epochs.compute;

import java.io.IOException;
import java.util.List;

/** Takes an epoch's verdicts shard by shard, in the order of the shards. */
@FunctionalInterface
public interface VerdictSink {

  /** For a computation of which only the roots matter. */
  VerdictSink NONE =
      new VerdictSink() {
        @Override
        public boolean wanted() {
          return false;
        }

        @Override
        public void accept(int shard, List<byte[]> verdicts) {}
      };

  /** Whether the verdicts are to be handed over at all. */
  default boolean wanted() {
    return true;
  }

  /**
   * @param verdicts see {@link VerdictBytes}; exactly one for each report, by report id
   */
  void accept(int shard, List<byte[]> verdicts) throws IOException;
}

package io.trigpoint.node.cluster;

import io.trigpoint.node.epochs.compute.ShardStage;
import io.trigpoint.node.epochs.compute.ShardWork;
import io.trigpoint.node.epochs.compute.ShardWorks;
import io.trigpoint.report.CanonicalBytes;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Work whose bytes depend on everything that a shard gets, and that may take its time. */
final class GivenWork {
  static final Hash32 HEAD = Hashes.sha256(new byte[] {42});

  private GivenWork() {}

  static ShardStage stage(int number, int shards) {
    return new ShardStage(7, HEAD, number, shards);
  }

  static ShardWorks hashing(Duration each) {
    return (epoch, head) -> {
      if (!head.equals(HEAD)) {
        throw new IOException("other inputs of epoch " + epoch);
      }
      return (stage, shard, context, prior) -> {
        rest(each);
        return hash(epoch, stage, shard, context, prior);
      };
    };
  }

  static ShardWorks failing() {
    return (_, _) -> {
      throw new IOException("the store does not answer");
    };
  }

  /** Takes the first shard and never comes back from it. */
  static ShardWorks hanging(CountDownLatch asked) {
    return (_, _) ->
        (_, _, _, _) -> {
          asked.countDown();
          rest(Duration.ofDays(1));
          return new byte[0];
        };
  }

  /** What one thread makes of a shard. */
  static byte[] hash(long epoch, int stage, int shard, byte[] context, byte[] prior) {
    return CanonicalBytes.of("TEST")
        .number(epoch)
        .number(stage)
        .number(shard)
        .bytes(context)
        .bytes(prior)
        .keccak256()
        .toBytes();
  }

  static byte[] prior(int shard) {
    return new byte[] {(byte) shard, (byte) (shard >> 8), 3};
  }

  private static void rest(Duration each) throws InterruptedIOException {
    try {
      Thread.sleep(each);
    } catch (InterruptedException stop) {
      throw new InterruptedIOException("stopped");
    }
  }

  static ShardWork quick() throws Exception {
    return hashing(Duration.ZERO).open(7, HEAD);
  }
}

package io.trigpoint.node.cluster;

import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.compute.ShardEngine;
import io.trigpoint.node.epochs.compute.ShardEngines;
import io.trigpoint.node.epochs.compute.ShardSink;
import io.trigpoint.node.epochs.compute.ShardStage;
import io.trigpoint.node.epochs.compute.ShardWork;
import io.trigpoint.node.epochs.compute.ShardWorks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a stage on this member and on those that compute as it does. Shards of a member that leaves,
 * fails or forgets run again elsewhere; with nobody else there, they all run here.
 */
public final class MemberEngine implements ShardEngines {
  private static final Logger LOG = LoggerFactory.getLogger(MemberEngine.class);

  /** Far longer than a shard takes; a frozen member is gone from the cluster sooner. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private final OperatorCluster cluster;
  private final MemberShards own;
  private final int threads;
  private final Duration silence;

  /**
   * @param works what this member computes from when others ask
   * @param threads how many shards run here at once
   */
  public MemberEngine(OperatorCluster cluster, ShardWorks works, int threads) {
    this(cluster, works, threads, SILENCE);
  }

  /**
   * @param silence shards of a member that answers nothing for so long run elsewhere
   */
  MemberEngine(OperatorCluster cluster, ShardWorks works, int threads, Duration silence) {
    this.cluster = cluster;
    this.own = new MemberShards(works);
    this.threads = threads;
    this.silence = silence;
    own.placeIn(cluster.hazelcast());
  }

  /** How many shards have run on this member, whoever asked. */
  public long ran() {
    return own.count();
  }

  @Override
  public ShardEngine over(ShardWork work) {
    ShardWork counted = own.counted(work);
    return (stage, context, prior, sink) -> run(counted, stage, context, prior, sink);
  }

  private void run(
      ShardWork work, ShardStage stage, byte[] context, IntFunction<byte[]> prior, ShardSink sink)
      throws CorruptFile, IOException {
    long began = System.nanoTime();
    StageKey key = StageKey.of(stage);
    List<ShardCrew> crews = new ArrayList<>();
    try (LocalCrew local = new LocalCrew(work, stage.number(), context, threads)) {
      crews.add(local);
      cluster
          .peers()
          .forEach(peer -> crews.add(new RemoteCrew(cluster.hazelcast(), peer, key, context)));
      StageRun run =
          new StageRun(
              stage.shards(), shard -> cluster.ownerOf(stage.epoch(), shard), crews, silence);
      run.toTheEnd(prior, sink);
      LOG.info(
          "epoch {} stage {}: {} shards in {} ms, by {}",
          stage.epoch(),
          stage.number(),
          stage.shards(),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
          run.counts());
    }
  }
}

package io.trigpoint.node.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Util;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.ServiceFactories;
import com.hazelcast.jet.pipeline.ServiceFactory;
import com.hazelcast.jet.pipeline.Sinks;
import com.hazelcast.jet.pipeline.Sources;
import com.hazelcast.map.IMap;
import io.trigpoint.node.epochs.compute.ShardEngine;
import io.trigpoint.node.epochs.compute.ShardSink;
import io.trigpoint.node.epochs.compute.ShardStage;
import java.io.IOException;
import java.util.function.IntFunction;

/** The same contract over Hazelcast Jet: a batch job from a map of priors to a map of results. */
final class JetTrial implements ShardEngine {
  static final String PRIORS = "jet-priors";
  static final String RESULTS = "jet-results";

  private final HazelcastInstance hazelcast;
  private final int threads;

  JetTrial(HazelcastInstance hazelcast, int threads) {
    this.hazelcast = hazelcast;
    this.threads = threads;
  }

  @Override
  public void run(ShardStage stage, byte[] context, IntFunction<byte[]> prior, ShardSink sink)
      throws IOException {
    IMap<Integer, byte[]> priors = hazelcast.getMap(PRIORS);
    IMap<Integer, byte[]> results = hazelcast.getMap(RESULTS);
    for (int shard = 0; shard < stage.shards(); shard++) {
      priors.set(shard, prior.apply(shard));
    }
    hazelcast.getJet().newJob(pipeline(StageKey.of(stage), context, threads)).join();
    for (int shard = 0; shard < stage.shards(); shard++) {
      byte[] result = results.remove(shard);
      if (result == null) {
        throw new IOException("no result of shard " + shard);
      }
      sink.accept(shard, result);
    }
    priors.clear();
  }

  private static Pipeline pipeline(StageKey key, byte[] context, int threads) {
    ServiceFactory<?, MemberShards> members =
        ServiceFactories.sharedService(
                started -> {
                  MemberShards shards = MemberShards.of(started.hazelcastInstance());
                  shards.keep(key, context);
                  return shards;
                })
            .toNonCooperative();
    Pipeline pipeline = Pipeline.create();
    pipeline
        .readFrom(Sources.<Integer, byte[]>map(PRIORS))
        .mapUsingService(
            members,
            (shards, entry) ->
                Util.entry(
                    entry.getKey(), result(shards.answer(key, entry.getKey(), entry.getValue()))))
        .setLocalParallelism(threads)
        .writeTo(Sinks.map(RESULTS));
    return pipeline;
  }

  private static byte[] result(ShardAnswer answer) {
    if (answer instanceof ShardAnswer.Done done) {
      return done.result();
    }
    throw new IllegalStateException("not done: " + answer);
  }
}

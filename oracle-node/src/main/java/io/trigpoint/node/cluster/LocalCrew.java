package io.trigpoint.node.cluster;

import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.compute.ShardWork;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Threads of this member. Nothing is copied for them. */
final class LocalCrew implements ShardCrew, AutoCloseable {
  static final String NAME = "here";

  private final ShardWork work;
  private final int stage;
  private final byte[] context;
  private final int threads;
  private final ExecutorService pool;

  LocalCrew(ShardWork work, int stage, byte[] context, int threads) {
    this.work = work;
    this.stage = stage;
    this.context = context;
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("shards-", 0).daemon().factory());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int capacity() {
    return threads;
  }

  @Override
  public void prepare(Consumer<CrewEvent> listener) {
    listener.accept(new CrewEvent.Ready(this));
  }

  @Override
  public void run(int shard, byte[] prior, Consumer<CrewEvent> listener) {
    pool.execute(() -> listener.accept(outcome(shard, prior)));
  }

  private CrewEvent outcome(int shard, byte[] prior) {
    try {
      return new CrewEvent.Done(this, shard, work.run(stage, shard, context, prior));
    } catch (CorruptFile | IOException | RuntimeException broken) {
      return new CrewEvent.Broken(this, broken);
    } catch (Error fatal) {
      return new CrewEvent.Broken(this, new IllegalStateException("shard " + shard, fatal));
    }
  }

  @Override
  public void close() {
    var _ = pool.shutdownNow();
  }
}

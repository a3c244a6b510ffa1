package io.trigpoint.node.epochs.compute;

import io.trigpoint.node.epochs.CorruptFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs stages on some threads of this process. */
public final class ThreadedEngine implements ShardEngine {
  private static final int AHEAD = 2;

  private final ShardWork work;
  private final int threads;

  public ThreadedEngine(ShardWork work, int threads) {
    this.work = work;
    this.threads = threads;
  }

  @Override
  public void run(ShardStage stage, byte[] context, IntFunction<byte[]> prior, ShardSink sink)
      throws CorruptFile, IOException {
    Deque<Future<byte[]>> waiting = new ArrayDeque<>();
    try (ExecutorService pool =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("shards-", 0).factory())) {
      try {
        int done = 0;
        for (int shard = 0; shard < stage.shards(); shard++) {
          int number = shard;
          byte[] kept = prior.apply(shard);
          waiting.add(pool.submit(() -> work.run(stage.number(), number, context, kept)));
          if (waiting.size() > AHEAD * threads) {
            sink.accept(done++, result(waiting.remove()));
          }
        }
        while (!waiting.isEmpty()) {
          sink.accept(done++, result(waiting.remove()));
        }
      } finally {
        waiting.forEach(left -> left.cancel(true));
      }
    }
  }

  private static byte[] result(Future<byte[]> shard) throws CorruptFile, IOException {
    try {
      return shard.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case CorruptFile corrupt -> throw corrupt;
        case IOException unreadable -> throw unreadable;
        case RuntimeException broken -> throw broken;
        case Error fatal -> throw fatal;
        case null, default -> throw new IllegalStateException(failed.getCause());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a shard was computed", stopped);
    }
  }
}

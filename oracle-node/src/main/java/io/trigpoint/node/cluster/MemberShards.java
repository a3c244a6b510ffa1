package io.trigpoint.node.cluster;

import com.hazelcast.core.HazelcastInstance;
import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.compute.ShardWork;
import io.trigpoint.node.epochs.compute.ShardWorks;
import io.trigpoint.report.Hash32;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one member runs for others. It keeps the newest contexts and the newest work, while there is
 * memory for them.
 */
final class MemberShards {
  private static final Logger LOG = LoggerFactory.getLogger(MemberShards.class);
  private static final String PLACE = MemberShards.class.getName();
  private static final int CONTEXTS = 2;
  private static final int EPOCHS = 1;

  private final ShardWorks works;
  private final Map<StageKey, SoftReference<byte[]>> contexts = newest(CONTEXTS);
  private final Map<Opened, SoftReference<ShardWork>> opened = newest(EPOCHS);
  private final AtomicLong count = new AtomicLong();

  private record Opened(long epoch, Hash32 head) {}

  MemberShards(ShardWorks works) {
    this.works = works;
  }

  /** Lets calls to the member find their work. */
  void placeIn(HazelcastInstance member) {
    member.getUserContext().put(PLACE, this);
  }

  /** Before the node is ready, a member that fails every call. */
  static MemberShards of(HazelcastInstance member) {
    return member.getUserContext().get(PLACE) instanceof MemberShards shards
        ? shards
        : new MemberShards((_, _) -> {
          throw new IOException("this member is still starting");
        });
  }

  void keep(StageKey key, byte[] context) {
    synchronized (contexts) {
      contexts.put(key, new SoftReference<>(context));
    }
  }

  ShardAnswer answer(StageKey key, int shard, byte[] prior) {
    Optional<byte[]> context = context(key);
    if (context.isEmpty()) {
      return new ShardAnswer.NoContext();
    }
    try {
      return new ShardAnswer.Done(work(key).run(key.stage(), shard, context.get(), prior));
    } catch (CorruptFile | IOException | RuntimeException failed) {
      LOG.warn("epoch {} stage {} shard {} fails here", key.epoch(), key.stage(), shard, failed);
      return new ShardAnswer.Failed(String.valueOf(failed.getMessage()));
    }
  }

  /** The same work, counted as this member's. */
  ShardWork counted(ShardWork work) {
    return (stage, shard, context, prior) -> {
      byte[] result = work.run(stage, shard, context, prior);
      long _ = count.incrementAndGet();
      return result;
    };
  }

  /** How many shards have run here. */
  long count() {
    return count.get();
  }

  private Optional<byte[]> context(StageKey key) {
    synchronized (contexts) {
      return Optional.ofNullable(contexts.get(key))
          .flatMap(kept -> Optional.ofNullable(kept.get()));
    }
  }

  private ShardWork work(StageKey key) throws CorruptFile, IOException {
    Opened wanted = new Opened(key.epoch(), key.headHash());
    synchronized (opened) {
      SoftReference<ShardWork> kept = opened.get(wanted);
      ShardWork known = kept == null ? null : kept.get();
      if (known != null) {
        return known;
      }
      ShardWork fresh = counted(works.open(wanted.epoch(), wanted.head()));
      opened.put(wanted, new SoftReference<>(fresh));
      return fresh;
    }
  }

  private static <K, V> Map<K, V> newest(int size) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > size;
      }
    };
  }
}

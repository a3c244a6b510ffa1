package io.trigpoint.node.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import java.io.Serializable;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Asks a member to run one shard of a stage. */
final class ShardCall implements Callable<ShardAnswer>, HazelcastInstanceAware, Serializable {
  private static final long serialVersionUID = 1L;

  private final StageKey key;
  private final int shard;
  private final byte[] prior;
  private transient @Nullable HazelcastInstance member;

  ShardCall(StageKey key, int shard, byte[] prior) {
    this.key = key;
    this.shard = shard;
    this.prior = prior;
  }

  @Override
  public void setHazelcastInstance(HazelcastInstance instance) {
    member = instance;
  }

  @Override
  public ShardAnswer call() {
    return MemberShards.of(Objects.requireNonNull(member)).answer(key, shard, prior);
  }
}

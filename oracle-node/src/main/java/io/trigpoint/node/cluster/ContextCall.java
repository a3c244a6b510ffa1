package io.trigpoint.node.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import java.io.Serializable;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Brings a member the context of a stage, once; answers its size in bytes. */
final class ContextCall implements Callable<Integer>, HazelcastInstanceAware, Serializable {
  private static final long serialVersionUID = 1L;

  private final StageKey key;
  private final byte[] context;
  private transient @Nullable HazelcastInstance member;

  ContextCall(StageKey key, byte[] context) {
    this.key = key;
    this.context = context;
  }

  @Override
  public void setHazelcastInstance(HazelcastInstance instance) {
    member = instance;
  }

  @Override
  public Integer call() {
    MemberShards.of(Objects.requireNonNull(member)).keep(key, context);
    return context.length;
  }
}

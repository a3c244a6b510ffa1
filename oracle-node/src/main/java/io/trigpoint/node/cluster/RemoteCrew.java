package io.trigpoint.node.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.ExecutionCallback;
import com.hazelcast.core.HazelcastInstance;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/** Threads of another member. */
final class RemoteCrew implements ShardCrew {
  private static final int CALLS_PER_THREAD = 2;

  private final HazelcastInstance hazelcast;
  private final Member member;
  private final StageKey key;
  private final byte[] context;

  RemoteCrew(HazelcastInstance hazelcast, Member member, StageKey key, byte[] context) {
    this.hazelcast = hazelcast;
    this.member = member;
    this.key = key;
    this.context = context;
  }

  @Override
  public String name() {
    return nameOf(member);
  }

  static String nameOf(Member member) {
    return member.getAddress().getHost() + ":" + member.getAddress().getPort();
  }

  /** One more for each thread than it can run, so that none waits for the network. */
  @Override
  public int capacity() {
    return CALLS_PER_THREAD * Computing.threadsOf(member);
  }

  @Override
  public void prepare(Consumer<CrewEvent> listener) {
    submit(new ContextCall(key, context), _ -> new CrewEvent.Ready(this), listener);
  }

  @Override
  public void run(int shard, byte[] prior, Consumer<CrewEvent> listener) {
    submit(new ShardCall(key, shard, prior), answer -> event(shard, answer), listener);
  }

  private CrewEvent event(int shard, ShardAnswer answer) {
    return switch (answer) {
      case ShardAnswer.Done done -> new CrewEvent.Done(this, shard, done.result());
      case ShardAnswer.NoContext() -> new CrewEvent.Forgot(this, shard);
      case ShardAnswer.Failed(String reason) -> new CrewEvent.Lost(this, reason);
    };
  }

  private <T> void submit(
      Callable<T> call, Function<T, CrewEvent> answered, Consumer<CrewEvent> listener) {
    try {
      hazelcast
          .getExecutorService(Computing.EXECUTOR)
          .submitToMember(
              call,
              member,
              new ExecutionCallback<T>() {
                @Override
                public void onResponse(T response) {
                  listener.accept(answered.apply(response));
                }

                @Override
                public void onFailure(Throwable failure) {
                  listener.accept(lost(failure));
                }
              });
    } catch (RuntimeException refused) {
      listener.accept(lost(refused));
    }
  }

  private CrewEvent lost(Throwable why) {
    return new CrewEvent.Lost(this, why.toString());
  }
}

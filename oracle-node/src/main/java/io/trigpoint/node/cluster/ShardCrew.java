package io.trigpoint.node.cluster;

import java.util.function.Consumer;

/** Threads that run shards of one stage: those of this member, or those of another. */
interface ShardCrew {

  /** The member's address. */
  String name();

  /** How many shards it is given at once. */
  int capacity();

  /** Makes it ready; the listener hears once that it is, or that it is lost. */
  void prepare(Consumer<CrewEvent> listener);

  /** Runs a shard; the listener hears of its end once, on any thread. */
  void run(int shard, byte[] prior, Consumer<CrewEvent> listener);
}

package io.trigpoint.node.cluster;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Which member runs which shard next. A member gets the lowest shard that it owns, and when it has
 * none left the lowest of any owner. No shard is handed out far ahead of the first whose result is
 * missing, so results that wait for their turn are bounded.
 *
 * @param <M> what a member is known by
 */
final class ShardSchedule<M> {
  private final int shards;
  private final int window;
  private final IntFunction<M> owner;
  private final BitSet waiting = new BitSet();
  private final Map<Integer, M> running = new HashMap<>();
  private final TreeMap<Integer, byte[]> results = new TreeMap<>();
  private int next;

  /**
   * @param window how many shards may be ahead of the first whose result is missing
   * @param owner the member that is asked first; need not be one that works
   */
  ShardSchedule(int shards, int window, IntFunction<M> owner) {
    this.shards = shards;
    this.window = window;
    this.owner = owner;
    waiting.set(0, shards);
  }

  /** The shard that the member runs now; empty when none may be handed out. */
  OptionalInt handOut(M member) {
    int any = -1;
    int own = -1;
    int end = (int) Math.min(shards, (long) next + window);
    for (int i = waiting.nextSetBit(next);
        i >= 0 && i < end && own < 0;
        i = waiting.nextSetBit(i + 1)) {
      any = any < 0 ? i : any;
      own = owner.apply(i).equals(member) ? i : -1;
    }
    int shard = own < 0 ? any : own;
    if (shard < 0) {
      return OptionalInt.empty();
    }
    waiting.clear(shard);
    running.put(shard, member);
    return OptionalInt.of(shard);
  }

  /** Keeps a result; false for one of a shard that the member does not run any more. */
  boolean done(M member, int shard, byte[] result) {
    if (!running.remove(shard, member)) {
      return false;
    }
    results.put(shard, result);
    return true;
  }

  /** The shard has to run again, wherever. */
  void failed(M member, int shard) {
    if (running.remove(shard, member)) {
      waiting.set(shard);
    }
  }

  /** All that the member runs has to run again elsewhere. */
  void lost(M member) {
    for (Iterator<Map.Entry<Integer, M>> each = running.entrySet().iterator(); each.hasNext(); ) {
      Map.Entry<Integer, M> run = each.next();
      if (run.getValue().equals(member)) {
        waiting.set(run.getKey());
        each.remove();
      }
    }
  }

  /** Whether the result of the next shard in order is there. */
  boolean hasNext() {
    return results.containsKey(next);
  }

  /** The number of the next shard in order. */
  int next() {
    return next;
  }

  /** The result of the next shard in order, which is forgotten here. */
  byte[] takeNext() {
    byte[] result = results.remove(next);
    if (result == null) {
      throw new IllegalStateException("shard " + next + " has no result yet");
    }
    next++;
    return result;
  }

  boolean isOver() {
    return next == shards;
  }
}

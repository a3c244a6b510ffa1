package io.trigpoint.node.simulation;

import io.trigpoint.node.chain.Intent;
import io.trigpoint.node.chain.IntentStatus;
import io.trigpoint.node.chain.OutboxJournal.Attempt;
import io.trigpoint.node.epochs.EpochState;
import io.trigpoint.report.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One database for all nodes. A commit reaches the disk when it, or a later one, is synced: a log
 * is written in order. A crash takes what is not on the disk.
 */
final class SimulatedDatabase {

  /** The database does not answer; whether it did what was asked is not known. */
  static final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unavailable() {
      super("the database does not answer", null, false, false);
    }
  }

  /** {@code nonce} is negative while there is none; {@code settled} once it is mined or failed. */
  record IntentRow(
      Intent intent,
      long nonce,
      Optional<String> withdrawn,
      Optional<Long> refusedSinceMs,
      Optional<IntentStatus> settled,
      List<Attempt> attempts) {
    boolean isQueued() {
      return settled.isEmpty() && nonce < 0;
    }

    boolean isAssigned() {
      return settled.isEmpty() && nonce >= 0;
    }
  }

  record EpochRow(
      long number,
      EpochState state,
      List<Integer> reports,
      String entropy,
      String root,
      String reason) {

    static EpochRow open(long number, List<Integer> reports) {
      return new EpochRow(number, EpochState.OPEN, reports, "", "", "");
    }

    EpochRow in(EpochState next) {
      return new EpochRow(number, next, reports, entropy, root, reason);
    }

    EpochRow drawn(String from) {
      return new EpochRow(number, EpochState.INPUT_FINAL, reports, from, root, reason);
    }

    EpochRow computed(String result) {
      return new EpochRow(number, EpochState.COMPUTED, reports, entropy, result, reason);
    }

    EpochRow held(String why) {
      return new EpochRow(number, EpochState.HELD, reports, entropy, root, why);
    }
  }

  /** Everything that is stored. */
  static final class Tables {
    final Map<String, IntentRow> intents = new TreeMap<>();
    final List<String> order = new ArrayList<>();
    final Map<Long, EpochRow> epochs = new TreeMap<>();
    final Map<Long, Hash32> guard = new TreeMap<>();
    final Map<Long, Hash32> inputGuard = new TreeMap<>();
    long nextNonce;

    Tables copy() {
      Tables copy = new Tables();
      copy.intents.putAll(intents);
      copy.order.addAll(order);
      copy.epochs.putAll(epochs);
      copy.guard.putAll(guard);
      copy.inputGuard.putAll(inputGuard);
      copy.nextNonce = nextNonce;
      return copy;
    }
  }

  private final World world;
  private Tables current = new Tables();
  private Tables onDisk = new Tables();
  private long downUntilMs;

  SimulatedDatabase(World world) {
    this.world = world;
  }

  /** Runs a transaction; once it returns, a synced one is on the disk. */
  <T> T run(boolean synced, Function<Tables, T> work) {
    world.latency();
    if (world.fibers.nowMs() < downUntilMs || world.happens(world.databaseErrors)) {
      throw new Unavailable();
    }
    T result = work.apply(current);
    if (synced) {
      onDisk = current.copy();
    }
    if (world.happens(world.databaseErrors)) {
      throw new Unavailable();
    }
    if (world.happens(world.databaseCrashes)) {
      crash();
      throw new Unavailable();
    }
    return result;
  }

  /** What is stored, for the checks. */
  Tables tables() {
    return current;
  }

  void crash() {
    world.note("the database crashes");
    current = onDisk.copy();
    downUntilMs = world.fibers.nowMs() + 500 + world.random(2_000);
  }

  Tables backup() {
    return onDisk.copy();
  }

  void restore(Tables backup) {
    world.note("the database is restored");
    current = backup.copy();
    onDisk = backup.copy();
  }
}

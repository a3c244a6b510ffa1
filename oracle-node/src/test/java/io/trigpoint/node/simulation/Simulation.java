package io.trigpoint.node.simulation;

import io.trigpoint.node.chain.Intent;
import io.trigpoint.node.simulation.SimulatedDatabase.Tables;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** One run from a seed: trouble for a while, then peace until everything is settled. */
final class Simulation {
  private static final long TROUBLE_MS = 45_000;
  private static final long PEACE_MS = 400_000;
  private static final int CALLS = 6;

  /** After so many half seconds the pools have forgotten what waits. */
  private static final int MOST_WAITS = 20;

  private final World world;

  private Simulation(World world) {
    this.world = world;
  }

  /** What was told and a hash of it; throws when something that must hold does not. */
  static String run(long seed, Planted planted, boolean tellsAll) {
    FutureTask<String> task = new FutureTask<>(() -> inside(seed, planted, tellsAll));
    Thread _ = Thread.startVirtualThread(task);
    try {
      return task.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IllegalStateException broken) {
        throw broken;
      }
      throw new AssertionError("seed " + seed, failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String inside(long seed, Planted planted, boolean tellsAll) {
    try (World world = new World(seed, planted, tellsAll)) {
      new Simulation(world).run();
      return world.hash() + "\n" + world.story();
    }
  }

  private void run() {
    world.nodes.forEach(SimulatedNode::start);
    var _ = world.fibers.start(world::report);
    world.mineEverySecond();
    submitCalls();
    trouble();
    if (world.restores) {
      restoreOnce();
    }
    until(TROUBLE_MS);
    world.heal();
    long end = world.fibers.nowMs() + PEACE_MS;
    while (!Invariants.isSettled(world)) {
      if (world.fibers.nowMs() > end || !world.fibers.runNext()) {
        throw world.broken(
            "liveness: not settled in time: "
                + world.database.tables().intents.values()
                + " "
                + world.database.tables().epochs.values());
      }
    }
    until(world.fibers.nowMs() + 2 * SimulatedChain.FINAL_AFTER * 1_000);
    Invariants.check(world);
  }

  private void until(long ms) {
    while (world.fibers.nowMs() < ms && world.fibers.runNext()) {
      if (world.fibers.nowMs() < 0) {
        throw world.broken("time runs backwards");
      }
    }
  }

  private void trouble() {
    world.fibers.at(
        world.fibers.nowMs() + 300 + world.random(3_000),
        () -> {
          if (world.fibers.nowMs() < TROUBLE_MS) {
            world.mischief();
            trouble();
          }
        });
  }

  /** Calls that any number of effects of would be a loss; some expire, some are taken back. */
  private void submitCalls() {
    for (int i = 0; i < CALLS; i++) {
      String id = (world.restores ? "pay:" : "mint:") + i;
      long at = world.random(TROUBLE_MS);
      long expiresMs = world.random(3) == 0 ? at + world.random(8_000) : Long.MAX_VALUE;
      String call = i == CALLS - 1 && !world.restores ? "never" : id;
      Intent intent = new Intent(id, SimulatedNode.ACCOUNT, call, 0, expiresMs);
      world.fibers.at(at, () -> client(outbox -> outbox.submit(intent)));
      if (world.random(3) == 0) {
        world.fibers.at(
            at + 200 + world.random(world.random(2) == 0 ? 3_000 : 15_000),
            () -> client(outbox -> outbox.withdraw(id, "so")));
      }
    }
  }

  /** Somebody who asks the outbox for something until it is done. */
  private void client(Consumer<SimulatedOutbox> what) {
    var _ =
        world.fibers.start(() -> {
          boolean done = false;
          while (!done) {
            try {
              what.accept(new SimulatedOutbox(world));
              done = true;
            } catch (SimulatedDatabase.Unavailable again) {
              world.fibers.pause(500);
            }
          }
        });
  }

  /**
   * As the runbook has it: all nodes are stopped, what is on its way becomes final, an older backup
   * is put in place, the nodes start again.
   */
  private void restoreOnce() {
    long backupAt = world.random(TROUBLE_MS / 2);
    world.fibers.at(
        backupAt,
        () -> {
          Tables backup = world.database.backup();
          world.fibers.at(backupAt + world.random(TROUBLE_MS / 2), () -> stopAndRestore(backup, 0));
        });
  }

  private void stopAndRestore(Tables backup, int waited) {
    if (waited == MOST_WAITS) {
      world.chain.dropPool();
    }
    world.nodes.forEach(SimulatedNode::stop);
    if (world.chain.isPoolEmpty()
        && world.chain.finalBlock().nonce() == world.chain.head().nonce()) {
      keepWhatTheChainLacks(backup);
      world.database.restore(backup);
      world.nodes.forEach(SimulatedNode::start);
    } else {
      world.fibers.at(world.fibers.nowMs() + 500, () -> stopAndRestore(backup, waited + 1));
    }
  }

  /** The guard's rows are exported apart; here only those that the chain cannot make up for. */
  private void keepWhatTheChainLacks(Tables backup) {
    backup.inputGuard.putAll(world.database.tables().inputGuard);
    world
        .database
        .tables()
        .guard
        .forEach((epoch, digest) -> {
          if (!world.chain.finalBlock().posted().containsKey(epoch)) {
            var _ = backup.guard.put(epoch, digest);
          }
        });
  }
}

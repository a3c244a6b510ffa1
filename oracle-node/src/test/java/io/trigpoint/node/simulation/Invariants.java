package io.trigpoint.node.simulation;

import io.trigpoint.node.chain.IntentStatus;
import io.trigpoint.node.epochs.EpochState;
import io.trigpoint.node.simulation.SimulatedChain.Block;
import io.trigpoint.node.simulation.SimulatedDatabase.EpochRow;
import io.trigpoint.node.simulation.SimulatedDatabase.IntentRow;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold at every moment, and once nothing goes wrong any more. */
final class Invariants {

  private Invariants() {}

  static void check(World world) {
    oneEffect(world);
    oneSignature("I-13: inputs of epoch ", world.certified, world);
    oneSignature("I-14: epoch ", world.signed, world);
    oneIntentForANonce(world);
    world.database.tables().intents.values().forEach(row -> settledForGood(world, row));
    world.database.tables().epochs.values().forEach(row -> finalOnChain(world, row));
    everyReportOnce(world);
  }

  /** I-2, I-17. */
  private static void oneEffect(World world) {
    world
        .chain
        .head()
        .effects()
        .forEach((intent, count) -> {
          if (count > 1) {
            throw world.broken("I-17: " + intent + " has " + count + " effects");
          }
        });
  }

  private static void oneSignature(
      String what, Map<Long, ? extends Set<String>> signed, World world) {
    signed.forEach((epoch, digests) -> {
      if (digests.size() > 1) {
        throw world.broken(what + epoch + " was signed as " + digests);
      }
    });
  }

  /** I-18; a restored database forgets which nonces it gave away. */
  private static void oneIntentForANonce(World world) {
    world.callsByNonce.forEach((nonce, intents) -> {
      if (intents.size() > 1 && !world.restores) {
        throw world.broken("I-18: nonce " + nonce + " serves " + intents);
      }
    });
  }

  private static void settledForGood(World world, IntentRow row) {
    Block last = world.chain.finalBlock();
    int effects = Optional.ofNullable(last.effects().get(row.intent().id())).orElse(0);
    boolean hasCall = !row.intent().calldata().equals("0x");
    boolean mined = row.settled().filter(IntentStatus.Mined.class::isInstance).isPresent();
    boolean failed = row.settled().filter(IntentStatus.Failed.class::isInstance).isPresent();
    if (mined && hasCall && effects != 1) {
      throw world.broken("I-17: " + row.intent().id() + " counts as mined, and is not");
    }
    if (failed && effects != 0 && !world.restores) {
      throw world.broken("I-17: " + row.intent().id() + " counts as failed, and is mined");
    }
  }

  /** I-13. */
  private static void finalOnChain(World world, EpochRow row) {
    boolean same =
        Optional.ofNullable(world.chain.finalBlock().posted().get(row.number()))
            .filter(posted -> posted.root().equals(row.root()))
            .isPresent();
    if (row.state() == EpochState.FINAL && !same) {
      throw world.broken("I-13: epoch " + row.number() + " is final, but not on the chain");
    }
  }

  /** I-5, I-7; a restored database has lost what came after its backup. */
  private static void everyReportOnce(World world) {
    Set<Integer> seen = new HashSet<>();
    world
        .database
        .tables()
        .epochs
        .values()
        .forEach(row ->
            row.reports()
                .forEach(report -> {
                  if (!seen.add(report)) {
                    throw world.broken("I-7: report " + report + " is in two epochs");
                  }
                }));
    world
        .firstNot(seen)
        .filter(_ -> !world.restores)
        .ifPresent(lost -> {
          throw world.broken("I-5: report " + lost + " was acknowledged and is in no epoch");
        });
  }

  /** Whether there is nothing left to do. */
  static boolean isSettled(World world) {
    long done =
        world.database.tables().epochs.values().stream()
            .filter(row ->
                row.state() == EpochState.FINAL || world.restores && row.state() == EpochState.HELD)
            .count();
    boolean held =
        world.database.tables().epochs.values().stream()
            .anyMatch(row -> row.state() == EpochState.HELD);
    return (done >= World.EPOCHS || held && world.restores)
        && world.database.tables().intents.values().stream()
            .allMatch(row -> row.settled().isPresent());
  }
}

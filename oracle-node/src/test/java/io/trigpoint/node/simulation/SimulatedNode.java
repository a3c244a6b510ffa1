package io.trigpoint.node.simulation;

import io.trigpoint.node.chain.ChainUnavailable;
import io.trigpoint.node.chain.Fees;
import io.trigpoint.node.chain.Intent;
import io.trigpoint.node.chain.OutboxPolicy;
import io.trigpoint.node.chain.OutboxPump;
import io.trigpoint.node.chain.SignedTransaction;
import io.trigpoint.node.chain.TransactionSigner;
import io.trigpoint.node.simulation.Fibers.Fiber;
import io.trigpoint.node.simulation.SimulatedChain.Transaction;
import io.trigpoint.node.simulation.SimulatedDatabase.Unavailable;
import io.trigpoint.report.EvmAddress;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A process: the sender as it is in production, and the epochs' shell. */
final class SimulatedNode {
  static final EvmAddress ACCOUNT = new EvmAddress("0x" + "ac".repeat(20));
  private static final OutboxPolicy POLICY =
      new OutboxPolicy(
          Duration.ofSeconds(6),
          Duration.ofSeconds(12),
          Duration.ofSeconds(40),
          Duration.ofSeconds(8),
          BigInteger.TEN.pow(11),
          8);

  private final World world;
  private final int version;
  private List<Fiber> running = List.of();

  SimulatedNode(World world, int version) {
    this.world = world;
    this.version = version;
  }

  boolean runs(Fiber fiber) {
    return running.contains(fiber);
  }

  void start() {
    if (!running.isEmpty()) {
      return;
    }
    SimulatedGateway gateway = new SimulatedGateway(world);
    SimulatedOutbox outbox = new SimulatedOutbox(world);
    OutboxPump pump =
        new OutboxPump(
            outbox,
            gateway,
            new Signer(),
            POLICY,
            () -> Instant.ofEpochMilli(world.fibers.nowMs()));
    SimulatedLifecycle epochs = new SimulatedLifecycle(world, gateway, outbox, version);
    running =
        List.of(
            world.fibers.start(() -> repeat(pump::step)),
            world.fibers.start(() -> repeat(epochs::step)));
  }

  private void repeat(Runnable step) {
    while (true) {
      try {
        step.run();
      } catch (ChainUnavailable | Unavailable again) {
        world.latency();
      }
      world.fibers.pause(1_000 + world.random(500));
    }
  }

  void stop() {
    running.forEach(Fiber::kill);
    running = List.of();
  }

  void crash() {
    if (!running.isEmpty()) {
      world.note("node %s is killed", version);
      stop();
      world.fibers.at(world.fibers.nowMs() + 200 + world.random(3_000), this::start);
    }
  }

  private static final class Signer implements TransactionSigner {
    @Override
    public EvmAddress address() {
      return ACCOUNT;
    }

    @Override
    public SignedTransaction sign(Intent intent, long nonce, long gasLimit, Fees fees) {
      return Transaction.sign(intent.id(), nonce, gasLimit, fees, intent.calldata());
    }
  }
}

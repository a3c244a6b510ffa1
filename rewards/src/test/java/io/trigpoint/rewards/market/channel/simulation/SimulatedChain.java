package io.trigpoint.rewards.market.channel.simulation;

import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.market.channel.ChannelFacts;
import io.trigpoint.rewards.market.channel.ChannelFacts.Withdrawal;
import io.trigpoint.rewards.market.channel.Pending;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The contract's rules for one channel, in blocks that a reorganisation may take back. */
final class SimulatedChain {
  /** A block is final under so many. */
  static final int FINAL_UNDER = 4;

  private static final long BLOCK_MS = 15_000;

  /** What somebody wants the contract to do. */
  sealed interface Call {}

  record Sellers(Pending pending) implements Call {}

  record StartWithdrawal(TokenAmount amount) implements Call {}

  record FinishWithdrawal() implements Call {}

  /** A withdrawal that was finished, and what the seller had charged by then. */
  record Finished(long startedSeconds, long seconds, TokenAmount charged, TokenAmount balance) {}

  /** The contract's state after a block, and the outcome of every call so far. */
  record Block(
      ChannelFacts facts,
      TokenAmount deposited,
      TokenAmount returned,
      Set<BigInteger> salts,
      Map<String, Boolean> outcomes,
      List<Finished> finished) {}

  private final World world;
  private final List<Block> blocks = new ArrayList<>();
  private final Map<String, Call> pool = new LinkedHashMap<>();
  private long nextBlockMs;
  private int finalHeight;

  SimulatedChain(World world) {
    this.world = world;
    blocks.add(
        new Block(
            ChannelFacts.NONE, TokenAmount.ZERO, TokenAmount.ZERO, Set.of(), Map.of(), List.of()));
  }

  Block head() {
    return blocks.getLast();
  }

  Block finalBlock() {
    return blocks.get(finalHeight);
  }

  /** Sends a call again if no block has it. */
  void send(String id, Call call) {
    if (!head().outcomes().containsKey(id)) {
      var _ = pool.put(id, call);
    }
  }

  /** Takes a call back for good; false when a block has it. */
  boolean drop(String id) {
    var _ = pool.remove(id);
    return !head().outcomes().containsKey(id);
  }

  void pass() {
    if (world.nowMs() >= nextBlockMs) {
      nextBlockMs = world.nowMs() + BLOCK_MS;
      mine();
    }
    if (world.trouble(3)) {
      reorganise(1 + world.random(FINAL_UNDER - 1));
    }
  }

  private void mine() {
    ChannelFacts last = head().facts();
    Block block = at(head(), last.block() + 1);
    for (Map.Entry<String, Call> each : List.copyOf(pool.entrySet())) {
      if (world.isPeace() || world.luck(60)) {
        var _ = pool.remove(each.getKey());
        block = applied(block, each.getKey(), each.getValue());
      }
    }
    blocks.add(block);
    finalHeight = Math.max(finalHeight, blocks.size() - 1 - FINAL_UNDER);
    Checks.block(world, block);
  }

  private void reorganise(int depth) {
    if (blocks.size() - 1 - depth >= finalHeight) {
      world.tell("a reorganisation of " + depth + " blocks");
      for (int i = 0; i < depth; i++) {
        blocks.removeLast();
      }
    }
  }

  private Block applied(Block block, String id, Call call) {
    Optional<Block> done =
        switch (call) {
          case Sellers(Pending pending) -> sellers(block, pending);
          case StartWithdrawal(TokenAmount amount) -> started(block, amount);
          case FinishWithdrawal() -> finished(block);
        };
    world.tell("mined in " + block.facts().block() + ", " + done.isPresent() + ": " + id);
    Block next = done.orElse(block);
    Map<String, Boolean> outcomes = new LinkedHashMap<>(next.outcomes());
    outcomes.put(id, done.isPresent());
    return new Block(
        next.facts(), next.deposited(), next.returned(), next.salts(), outcomes, next.finished());
  }

  private static Optional<Block> sellers(Block block, Pending pending) {
    return switch (pending) {
      case Pending.Deposit in -> deposited(block, in);
      case Pending.Claim claim -> claimed(block, claim);
      case Pending.Refund out ->
          out.nonce().equals(block.facts().refundNonce())
              ? out.claim()
                  .map(claim -> claimed(block, claim))
                  .orElse(Optional.of(block))
                  .map(claimed -> refunded(claimed, out.amount()))
              : Optional.empty();
    };
  }

  private static Optional<Block> deposited(Block block, Pending.Deposit in) {
    Set<BigInteger> salts = new HashSet<>(block.salts());
    if (!salts.add(in.authorization().salt())) {
      return Optional.empty();
    }
    ChannelFacts facts = block.facts();
    return Optional.of(
        new Block(
            facts(facts, facts.balance().plus(in.amount()), facts.claimed(), facts.withdrawal()),
            block.deposited().plus(in.amount()),
            block.returned(),
            salts,
            block.outcomes(),
            block.finished()));
  }

  private static Optional<Block> claimed(Block block, Pending.Claim claim) {
    ChannelFacts facts = block.facts();
    if (claim.total().compareTo(facts.balance()) > 0) {
      return Optional.empty();
    }
    TokenAmount claimed =
        claim.total().compareTo(facts.claimed()) > 0 ? claim.total() : facts.claimed();
    return Optional.of(
        with(block, facts(facts, facts.balance(), claimed, facts.withdrawal()), block.returned()));
  }

  private static Block refunded(Block block, TokenAmount amount) {
    ChannelFacts facts = block.facts();
    TokenAmount taken = least(amount, facts.balance().minus(facts.claimed()));
    Optional<Withdrawal> waiting =
        facts
            .withdrawal()
            .filter(one -> one.amount().compareTo(taken) > 0)
            .map(one -> new Withdrawal(one.amount().minus(taken), one.startedSeconds()));
    ChannelFacts after =
        new ChannelFacts(
            facts.balance().minus(taken),
            facts.claimed(),
            facts.refundNonce().add(BigInteger.ONE),
            waiting,
            facts.block());
    return with(block, after, block.returned().plus(taken));
  }

  private Optional<Block> started(Block block, TokenAmount amount) {
    ChannelFacts facts = block.facts();
    TokenAmount taken = least(amount, facts.balance().minus(facts.claimed()));
    if (taken.isZero() || facts.withdrawal().isPresent()) {
      return Optional.empty();
    }
    Withdrawal withdrawal = new Withdrawal(taken, world.nowSeconds());
    return Optional.of(
        with(
            block,
            facts(facts, facts.balance(), facts.claimed(), Optional.of(withdrawal)),
            block.returned()));
  }

  private Optional<Block> finished(Block block) {
    ChannelFacts facts = block.facts();
    return facts
        .withdrawal()
        .filter(one -> world.nowSeconds() >= one.startedSeconds() + World.DELAY)
        .map(one -> {
          TokenAmount taken = least(one.amount(), facts.balance().minus(facts.claimed()));
          TokenAmount rest = facts.balance().minus(taken);
          List<Finished> all = new ArrayList<>(block.finished());
          all.add(
              new Finished(one.startedSeconds(), world.nowSeconds(), world.seller.charged(), rest));
          return new Block(
              facts(facts, rest, facts.claimed(), Optional.empty()),
              block.deposited(),
              block.returned().plus(taken),
              block.salts(),
              block.outcomes(),
              all);
        });
  }

  private static Block at(Block block, long number) {
    ChannelFacts facts = block.facts();
    return with(
        block,
        new ChannelFacts(
            facts.balance(), facts.claimed(), facts.refundNonce(), facts.withdrawal(), number),
        block.returned());
  }

  private static Block with(Block block, ChannelFacts facts, TokenAmount returned) {
    return new Block(
        facts, block.deposited(), returned, block.salts(), block.outcomes(), block.finished());
  }

  private static ChannelFacts facts(
      ChannelFacts old, TokenAmount balance, TokenAmount claimed, Optional<Withdrawal> waiting) {
    return new ChannelFacts(balance, claimed, old.refundNonce(), waiting, old.block());
  }

  private static TokenAmount least(TokenAmount a, TokenAmount b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}

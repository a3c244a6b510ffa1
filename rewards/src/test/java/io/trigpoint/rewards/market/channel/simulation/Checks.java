package io.trigpoint.rewards.market.channel.simulation;

import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.market.channel.ChannelFacts;
import io.trigpoint.rewards.market.channel.ChannelLedgerState;
import io.trigpoint.rewards.market.channel.StoredAnswer;

/** What must hold, whatever happens. */
final class Checks {

  private Checks() {}

  /** After every block. */
  static void block(World world, SimulatedChain.Block block) {
    ChannelFacts facts = block.facts();
    world.must(
        block.deposited().equals(facts.balance().plus(block.returned())),
        "deposits are claimed, returned or left",
        block);
    world.must(
        facts.claimed().compareTo(facts.balance()) <= 0
            && facts.claimed().compareTo(world.buyer.signed()) <= 0,
        "claimed is at most signed and at most the balance",
        facts);
    for (SimulatedChain.Finished done : world.chain.finalBlock().finished()) {
      boolean isUp =
          world.seller.secondsUp(done.startedSeconds(), done.seconds()) >= World.DELAY / 2;
      world.must(
          !isUp || done.charged().compareTo(done.balance()) <= 0,
          "a withdrawal ends with nothing unclaimed when the seller was up",
          done);
    }
  }

  /** After every event. */
  static void seller(World world) {
    ChannelLedgerState state = world.seller.stored();
    world.must(
        state.promised().charged().compareTo(world.buyer.signed()) <= 0,
        "charged is at most signed",
        state.promised());
    world.must(
        state.unclaimed().compareTo(World.POLICY.mostUnclaimed()) <= 0,
        "the seller's risk is bounded",
        state.unclaimed());
  }

  /** When a paid answer leaves. */
  static void answer(World world, StoredAnswer answer) {
    ChannelLedgerState state = world.seller.stored();
    TokenAmount after = answer.receipt().state().charged();
    boolean isStored =
        state.last().filter(last -> last.voucher().equals(answer.voucher())).isPresent();
    world.must(
        isStored && state.promised().charged().compareTo(after) >= 0,
        "a paid answer has its voucher on the disk",
        answer);
  }

  /** When everything has come to rest. */
  static void end(World world) {
    ChannelLedgerState state = world.seller.stored();
    world.must(
        state.confirmed().claimed().equals(state.claimable()), "liveness: all is claimed", state);
    world.must(
        world.buyer.hasAllItPaidFor(),
        "the buyer has what it was charged for",
        world.buyer.received());
  }
}

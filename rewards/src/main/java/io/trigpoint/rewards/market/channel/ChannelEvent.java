package io.trigpoint.rewards.market.channel;

import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.market.ChainFacts;
import io.trigpoint.rewards.market.Charge;

/** What happens to a channel. Requests have passed {@link ChannelRules#termsRefusal}. */
public sealed interface ChannelEvent {

  /** An answer is ready to be charged; {@code answer} is the digest of its body. */
  record Answered(ChannelContext asked, Charge charge, Hash32 answer) implements ChannelEvent {}

  /** A payload brings a deposit; {@code payer} is what the chain says of its authorization. */
  record DepositOffered(ChannelContext asked, ChannelRequest.Deposit deposit, ChainFacts payer)
      implements ChannelEvent {}

  /** The payer asks for what is left. */
  record RefundAsked(ChannelContext asked, ChannelRequest.Refund refund) implements ChannelEvent {}

  /** The newest block, which may replace others. */
  record HeadSeen(ChannelFacts facts) implements ChannelEvent {}

  /** A block that is final. */
  record Finalized(ChannelFacts facts) implements ChannelEvent {}

  /** The outbox is done with something: its effect is in the final block, or never will be. */
  record Ended(String pendingId, boolean success, ChannelFacts facts) implements ChannelEvent {}

  /** Time passed; {@code nowMs} since 1970. */
  record Ticked(long nowMs) implements ChannelEvent {}
}

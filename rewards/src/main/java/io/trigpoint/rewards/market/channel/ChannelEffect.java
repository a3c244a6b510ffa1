package io.trigpoint.rewards.market.channel;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.epoch.TokenId;
import io.trigpoint.rewards.market.channel.ChannelRefusal.Refused;
import java.util.Optional;

/** What is to be done once the state is stored. */
public sealed interface ChannelEffect {

  /** Send the stored answer with its receipt. */
  record Answer(StoredAnswer answer) implements ChannelEffect {}

  /** Refuse, and tell the client where the channel stands where that helps it. */
  record Refuse(Refused refused, Optional<Correction> correction) implements ChannelEffect {}

  /** Give to the outbox, which takes each id once. */
  record Submit(Pending pending) implements ChannelEffect {}

  /** Answer the request when this has ended. */
  record Await(String pendingId) implements ChannelEffect {}

  /** The deposit is in; go on with the read. */
  record GoOn() implements ChannelEffect {}

  /** Have the receiver paid what is claimed. */
  record Settle(EvmAddress receiver, TokenId token) implements ChannelEffect {}

  /** Somebody has to look; says at what. */
  record Alarm(String text) implements ChannelEffect {}
}

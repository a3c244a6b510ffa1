package io.trigpoint.contracts;

import java.math.BigInteger;

/** What voucher channels report. Amounts are base units of the channel's token. */
public sealed interface ChannelEvent {

  /** A channel holds a deposit; the same one may open again after it was closed. */
  record ChannelCreated(String channelId, ChannelConfig config) implements ChannelEvent {}

  /** A channel is empty, and nothing was ever claimed from it. */
  record ChannelClosed(String channelId, ChannelConfig config) implements ChannelEvent {}

  record Deposited(String channelId, String sender, BigInteger amount, BigInteger newBalance)
      implements ChannelEvent {}

  record Claimed(String channelId, String sender, BigInteger amount, BigInteger newTotalClaimed)
      implements ChannelEvent {}

  /** The receiver was paid what it had claimed. */
  record Settled(String receiver, String token, String sender, BigInteger amount)
      implements ChannelEvent {}

  record Refunded(String channelId, String sender, BigInteger amount) implements ChannelEvent {}

  /** The payer's side takes back {@code amount} from {@code finalizeAfter}, seconds since 1970. */
  record WithdrawInitiated(String channelId, BigInteger amount, long finalizeAfter)
      implements ChannelEvent {}

  record WithdrawFinalized(String channelId, String sender, BigInteger amount)
      implements ChannelEvent {}
}

package io.trigpoint.rewards.market.channel;

import io.trigpoint.rewards.epoch.TokenAmount;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What the contract says of a channel at one block.
 *
 * @param balance deposits less refunds and withdrawals; claims do not lower it
 * @param claimed never above the balance
 * @param refundNonce of the next refund
 * @param block its number
 */
public record ChannelFacts(
    TokenAmount balance,
    TokenAmount claimed,
    BigInteger refundNonce,
    Optional<Withdrawal> withdrawal,
    long block) {
  /** Before anything happened. */
  public static final ChannelFacts NONE =
      new ChannelFacts(TokenAmount.ZERO, TokenAmount.ZERO, BigInteger.ZERO, Optional.empty(), 0);

  /** A withdrawal that waits since {@code startedSeconds} after 1970. */
  public record Withdrawal(TokenAmount amount, long startedSeconds) {}

  public ChannelFacts {
    if (claimed.compareTo(balance) > 0) {
      throw new IllegalArgumentException("claimed " + claimed + " of a balance of " + balance);
    }
  }
}

package io.trigpoint.rewards.market.channel;

import io.trigpoint.rewards.epoch.TokenAmount;
import java.util.Optional;

/** What a payload asks for besides its voucher. */
public sealed interface ChannelRequest {

  /** One read, from what the channel holds. */
  record Read() implements ChannelRequest {}

  /**
   * A deposit first, then one read.
   *
   * @param authorization empty when the deposit comes by another way than EIP-3009
   */
  record Deposit(TokenAmount amount, Optional<DepositAuthorization> authorization)
      implements ChannelRequest {}

  /** What is left goes back to the payer; all of it where no amount is named. */
  record Refund(Optional<TokenAmount> amount) implements ChannelRequest {}

  /** A type that the scheme does not have. */
  record Unknown(String type) implements ChannelRequest {}
}

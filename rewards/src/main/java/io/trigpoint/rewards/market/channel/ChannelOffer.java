package io.trigpoint.rewards.market.channel;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.market.PaymentToken;

/**
 * What a buyer is asked to pay for one resource from a channel.
 *
 * @param amount the ceiling of what the read is charged, base units
 * @param minDeposit the least that a deposit brings, base units
 * @param resource the query that the offer is for
 */
public record ChannelOffer(
    PaymentToken token,
    EvmAddress payTo,
    EvmAddress receiverAuthorizer,
    TokenAmount amount,
    TokenAmount minDeposit,
    long withdrawDelaySeconds,
    int maxTimeoutSeconds,
    Hash32 resource) {
  public static final String SCHEME = "batch-settlement";

  public ChannelOffer {
    if (amount.isZero()) {
      throw new IllegalArgumentException("an offer has a positive ceiling");
    }
  }
}

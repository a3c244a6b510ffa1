package io.trigpoint.rewards.market;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;

/**
 * What a buyer is asked to pay for one resource by x402's exact scheme.
 *
 * @param resource the query that the offer is for
 */
public record PaymentOffer(
    PaymentToken token,
    EvmAddress payTo,
    TokenAmount amount,
    int maxTimeoutSeconds,
    Hash32 resource) {
  public static final String SCHEME = "exact";
}

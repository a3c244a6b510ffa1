package io.trigpoint.rewards.market.channel;

import java.util.Optional;

/**
 * A payment from a channel as a buyer presented it.
 *
 * @param network as x402 writes a chain (CAIP-2)
 * @param accepted the offer it echoes, empty when the echo does not even have an offer's shape
 */
public record ChannelPayment(
    int x402Version,
    String scheme,
    String network,
    Optional<ChannelOffer> accepted,
    ChannelTerms terms,
    SignedVoucher voucher,
    ChannelRequest request) {

  boolean isRefund() {
    return request instanceof ChannelRequest.Refund;
  }
}

package io.trigpoint.rewards.market.channel;

import java.util.Optional;

/**
 * What a refused client needs to sign the right voucher: x402's {@code channelState} and {@code
 * voucherState}.
 *
 * @param voucher the last one that was accepted; the client checks that it signed it
 */
public record Correction(ChannelState state, Optional<SignedVoucher> voucher) {}

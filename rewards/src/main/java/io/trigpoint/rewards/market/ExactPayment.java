package io.trigpoint.rewards.market;

import java.util.Optional;

/**
 * A payment as a buyer presented it.
 *
 * @param accepted the offer it echoes, empty when the echo does not even have an offer's shape
 * @param signature hexadecimal with the 0x prefix
 */
public record ExactPayment(
    int x402Version,
    Optional<PaymentOffer> accepted,
    Authorization authorization,
    String signature) {}

package io.trigpoint.rewards.market.channel;

import java.math.BigInteger;

/**
 * An EIP-3009 authorization for the deposit collector; its nonce follows from channel and salt.
 *
 * @param validAfter seconds since 1970; valid strictly after it
 * @param validBefore seconds since 1970; valid strictly before it
 */
public record DepositAuthorization(
    BigInteger validAfter, BigInteger validBefore, BigInteger salt, VoucherSignature signature) {}

package io.trigpoint.rewards.market;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;
import java.math.BigInteger;

/**
 * The terms of an EIP-3009 transfer that a payer signed.
 *
 * @param validAfter seconds since 1970; valid strictly after it
 * @param validBefore seconds since 1970; valid strictly before it
 * @param nonce chosen by the payer, used once
 */
public record Authorization(
    EvmAddress from,
    EvmAddress to,
    TokenAmount value,
    BigInteger validAfter,
    BigInteger validBefore,
    Hash32 nonce) {}

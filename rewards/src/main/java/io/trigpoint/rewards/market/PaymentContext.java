package io.trigpoint.rewards.market;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.util.Optional;

/**
 * All that the rules of a payment look at before the chain is asked.
 *
 * @param resource the query that was requested
 * @param available rows that it finds now, at most its limit
 * @param signer who signed the authorization, empty when the signature fits no key
 * @param nowSeconds seconds since 1970
 */
public record PaymentContext(
    ExactPayment payment,
    Tariff tariff,
    Hash32 resource,
    int available,
    Optional<EvmAddress> signer,
    long nowSeconds) {}

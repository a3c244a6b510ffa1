package io.trigpoint.node.market;

import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.market.ExactPayment;
import io.trigpoint.rewards.market.ReadingQuery;
import java.util.Optional;

/** A query, what was presented to pay for it, and the key under which the buyer may ask again. */
public record ReadRequest(
    ReadingQuery query, Optional<ExactPayment> payment, Optional<Hash32> retryKey) {}

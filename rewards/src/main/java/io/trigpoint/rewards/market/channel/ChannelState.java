package io.trigpoint.rewards.market.channel;

import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;
import java.math.BigInteger;

/**
 * Where a channel stands, as answers tell it: the fields of x402's {@code channelState}.
 *
 * @param withdrawRequestedAt seconds since 1970, zero when no withdrawal waits
 * @param charged {@code chargedCumulativeAmount}
 */
public record ChannelState(
    Hash32 channelId,
    TokenAmount balance,
    TokenAmount totalClaimed,
    long withdrawRequestedAt,
    BigInteger refundNonce,
    TokenAmount charged) {}

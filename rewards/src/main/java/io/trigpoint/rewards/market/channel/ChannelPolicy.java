package io.trigpoint.rewards.market.channel;

import io.trigpoint.rewards.epoch.TokenAmount;

/**
 * How much a seller risks on one channel.
 *
 * @param mostUnclaimed base units that may be charged and not finally claimed
 * @param claimAbove unclaimed base units above which a claim is made
 * @param claimAfterMs age of the oldest unclaimed charge after which a claim is made
 * @param leastRefund base units below which a refund is not worth its gas, unless it is all
 * @param quietMs time after an answer was given out in which the same voucher is a copy of that
 *     request
 */
public record ChannelPolicy(
    TokenAmount mostUnclaimed,
    TokenAmount claimAbove,
    long claimAfterMs,
    TokenAmount leastRefund,
    long quietMs) {

  public ChannelPolicy {
    if (claimAbove.compareTo(mostUnclaimed) > 0) {
      throw new IllegalArgumentException(
          "claims start at " + claimAbove + ", above the most unclaimed of " + mostUnclaimed);
    }
    if (claimAfterMs <= 0 || quietMs < 0) {
      throw new IllegalArgumentException("times of a policy are positive");
    }
  }
}

package io.trigpoint.rewards.epoch;

import java.math.BigInteger;
import java.util.List;

/**
 * One pool of a closed epoch.
 *
 * @param budget the pool's part of the emission
 * @param points all points that shared it, or the number of accounts of a pool that is for none
 * @param paid the sum of the shares
 * @param unallocated budget − paid: rounding, or everything when nobody earned points
 */
public record PoolClosing(
    RewardPool pool,
    TokenAmount budget,
    BigInteger points,
    TokenAmount paid,
    TokenAmount unallocated) {

  static PoolClosing of(
      RewardPool pool, TokenAmount budget, BigInteger points, List<TokenAmount> shares) {
    TokenAmount paid = TokenAmount.sum(shares);
    return new PoolClosing(pool, budget, points, paid, budget.minus(paid));
  }
}

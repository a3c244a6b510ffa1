package io.trigpoint.rewards.epoch;

import java.math.BigInteger;

/**
 * One pool of a closed epoch.
 *
 * @param budget the pool's part of the emission
 * @param points all points that shared it
 * @param paid the sum of the shares
 * @param unallocated budget − paid: rounding, or everything when nobody earned points
 */
public record PoolClosing(
    RewardPool pool,
    TokenAmount budget,
    BigInteger points,
    TokenAmount paid,
    TokenAmount unallocated) {}

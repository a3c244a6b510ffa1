package io.trigpoint.rewards.epoch;

import io.trigpoint.report.EvmAddress;

/**
 * What an account that is paid for no device gets from one pool.
 *
 * @param amount the pool's budget divided by its accounts, rounded down
 */
public record PayeeShare(EvmAddress account, RewardPool pool, TokenAmount amount) {}

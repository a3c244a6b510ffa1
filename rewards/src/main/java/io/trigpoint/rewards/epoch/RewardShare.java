package io.trigpoint.rewards.epoch;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.EvmAddress;

/**
 * What one device gets from one pool.
 *
 * @param points the device's points in that pool
 * @param amount budget × points / all points of the pool, rounded down
 */
public record RewardShare(
    DeviceId device, EvmAddress owner, RewardPool pool, long points, TokenAmount amount) {}

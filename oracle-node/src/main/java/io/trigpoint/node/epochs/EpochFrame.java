package io.trigpoint.node.epochs;

import io.trigpoint.report.NetworkId;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.rewards.epoch.Payees;
import io.trigpoint.rewards.epoch.TokenId;

/**
 * Where and when an epoch takes place.
 *
 * @param network what its reports are signed for
 * @param rewardToken what its emission is paid in
 * @param payees who takes the operators' and the treasury's part of sales
 */
public record EpochFrame(
    NetworkId network, EpochPeriod period, TokenId rewardToken, Payees payees) {}

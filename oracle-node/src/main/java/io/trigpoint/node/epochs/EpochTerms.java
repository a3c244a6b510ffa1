package io.trigpoint.node.epochs;

import io.trigpoint.report.NetworkId;
import io.trigpoint.rewards.epoch.EpochPeriod;
import io.trigpoint.rewards.epoch.EpochSchedule;
import io.trigpoint.rewards.epoch.Payees;
import io.trigpoint.rewards.epoch.TokenId;

/** What all epochs of a network have in common. */
public record EpochTerms(
    NetworkId network,
    EpochSchedule schedule,
    TokenId rewardToken,
    Payees payees,
    ParameterSet parameters) {

  EpochFrame frame(EpochPeriod period) {
    return new EpochFrame(network, period, rewardToken, payees);
  }
}

package io.trigpoint.rewards.market;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;

/** A transfer that a mined transaction logged. */
public record TokenMovement(TokenId token, EvmAddress from, EvmAddress to, TokenAmount value) {}

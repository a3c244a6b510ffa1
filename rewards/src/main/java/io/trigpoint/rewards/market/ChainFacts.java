package io.trigpoint.rewards.market;

import io.trigpoint.rewards.epoch.TokenAmount;
import java.util.Optional;

/**
 * What the chain says of an authorization before it is sent.
 *
 * @param used whether the token has seen the payer's nonce
 * @param balance of the payer
 * @param revert why the transfer would fail now, empty when it would succeed
 */
public record ChainFacts(boolean used, TokenAmount balance, Optional<String> revert) {}

package io.trigpoint.node.epochs.explain;

import io.trigpoint.rewards.epoch.TokenAmount;

/** What the chain says of an owner's claims. */
public sealed interface ClaimStanding {

  /** Nobody asked the chain, or it gave no answer. */
  record NotAsked(String why) implements ClaimStanding {}

  /**
   * What the owner has claimed of the reward token since genesis.
   *
   * @param active whether the epoch's root counts, so that its leaf can be claimed
   */
  record Asked(TokenAmount claimed, boolean active) implements ClaimStanding {}

  /** In a word: unknown, waiting, claimable or claimed. */
  default String word(TokenAmount cumulative) {
    return switch (this) {
      case NotAsked _ -> "unknown";
      case Asked(TokenAmount claimed, boolean _) when claimed.compareTo(cumulative) >= 0 ->
          "claimed";
      case Asked(TokenAmount _, boolean active) -> active ? "claimable" : "waiting";
    };
  }
}

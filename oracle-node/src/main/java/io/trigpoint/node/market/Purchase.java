package io.trigpoint.node.market;

import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.market.PurchaseKey;
import io.trigpoint.rewards.market.PurchaseState;
import java.util.Optional;

/**
 * One authorization and what became of it.
 *
 * @param resource the query that it pays for
 * @param retryKey SHA-256 of the buyer's Idempotency-Key
 * @param transaction the transaction that paid, once settled
 * @param reason why it failed
 */
public record Purchase(
    PurchaseKey key,
    Hash32 resource,
    TokenAmount price,
    PurchaseState state,
    Optional<Hash32> retryKey,
    Optional<Hash32> transaction,
    Optional<String> reason) {

  public static Purchase reservation(
      PurchaseKey key, Hash32 resource, TokenAmount price, Optional<Hash32> retryKey) {
    return new Purchase(
        key, resource, price, PurchaseState.RESERVED, retryKey, Optional.empty(), Optional.empty());
  }

  public Hash32 id() {
    return key.id();
  }

  /** The id of the intent that settles this purchase. */
  public String intent() {
    return "purchase:" + id().hex();
  }
}

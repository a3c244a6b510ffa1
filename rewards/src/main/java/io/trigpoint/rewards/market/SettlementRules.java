package io.trigpoint.rewards.market;

import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.market.PaymentRefusal.Refused;
import java.util.Collection;
import java.util.Optional;

/** Whether a mined transaction paid a purchase. A successful receipt alone is no payment. */
public final class SettlementRules {

  private SettlementRules() {}

  public static Optional<Refused> refusal(
      PurchaseKey key, Tariff tariff, TokenAmount price, Collection<TokenMovement> logged) {
    TokenMovement due = new TokenMovement(key.token(), key.payer(), tariff.payTo(), price);
    return PaymentRefusal.NOT_SETTLED.when(
        !logged.contains(due),
        () -> "no transfer of " + price + " from " + key.payer() + " was logged");
  }
}

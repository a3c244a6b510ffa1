package io.trigpoint.rewards.market;

import java.util.Optional;
import java.util.function.Supplier;

/** Why a payment is not taken. The id is the heading in docs/spec/market.md. */
public enum PaymentRefusal {
  UNKNOWN_VERSION("market.unknown-version"),
  UNKNOWN_OFFER("market.unknown-offer"),
  BAD_SIGNATURE("market.bad-signature"),
  OTHER_RECIPIENT("market.other-recipient"),
  OTHER_AMOUNT("market.other-amount"),
  NOT_YET_VALID("market.not-yet-valid"),
  EXPIRES_TOO_SOON("market.expires-too-soon"),
  AUTHORIZATION_USED("market.authorization-used"),
  BALANCE_TOO_LOW("market.balance-too-low"),
  TRANSFER_REVERTS("market.transfer-reverts"),
  NOT_SETTLED("market.not-settled"),
  SETTLEMENT_PENDING("market.settlement-pending");

  private final String id;

  PaymentRefusal(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  Optional<Refused> when(boolean broken, Supplier<String> evidence) {
    return broken ? Optional.of(new Refused(this, evidence.get())) : Optional.empty();
  }

  /** This refusal with what was compared. */
  public Refused because(String evidence) {
    return new Refused(this, evidence);
  }

  /** A refusal with its figures. */
  public record Refused(PaymentRefusal reason, String evidence) {}
}

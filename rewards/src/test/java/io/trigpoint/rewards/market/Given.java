package io.trigpoint.rewards.market;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import io.trigpoint.rewards.market.PaymentRefusal.Refused;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** A payment that is good, and the same payment with exactly one thing wrong. */
final class Given {
  static final EvmAddress BUYER = new EvmAddress("0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc");
  static final EvmAddress STRANGER = new EvmAddress("0x70997970c51812dc3a010c7d01b50e0d17dc79c8");
  static final EvmAddress DISTRIBUTOR =
      new EvmAddress("0x9fe46736679d2d9a65f0992f2272de9f3c7fa6e0");
  static final PaymentToken COIN =
      new PaymentToken(
          31337,
          TokenId.ofHex("0x5fbdb2315678afecb367f032d93f642f64180aa3"),
          "Trigpoint Local USD",
          "1");
  static final Tariff TARIFF = new Tariff(COIN, DISTRIBUTOR, TokenAmount.of(100), 60);
  static final Hash32 RESOURCE = Hash32.ofHex("11".repeat(32));
  static final Hash32 NONCE = Hash32.ofHex("22".repeat(32));
  static final int ROWS = 3;
  static final int AVAILABLE = 5;
  static final long NOW = 1_795_000_000;

  private Given() {}

  static Authorization authorization() {
    return new Authorization(
        BUYER, DISTRIBUTOR, TokenAmount.of(300), BigInteger.ZERO, seconds(NOW + 60), NONCE);
  }

  static PaymentContext payment() {
    return with(2, TARIFF.offer(RESOURCE, ROWS), authorization(), BUYER);
  }

  /** What the rules say of a payment in which only this is wrong. */
  static Optional<Refused> refusalBut(PaymentRefusal reason) {
    PaymentOffer offer = TARIFF.offer(RESOURCE, ROWS);
    Authorization good = authorization();
    return switch (reason) {
      case UNKNOWN_VERSION -> terms(with(1, offer, good, BUYER));
      case UNKNOWN_OFFER -> terms(with(2, TARIFF.offer(NONCE, ROWS), good, BUYER));
      case BAD_SIGNATURE -> terms(with(2, offer, good, STRANGER));
      case OTHER_RECIPIENT -> terms(with(2, offer, paying(STRANGER, 300), BUYER));
      case OTHER_AMOUNT -> terms(with(2, offer, paying(DISTRIBUTOR, 299), BUYER));
      case NOT_YET_VALID -> times(NOW, NOW + 60);
      case EXPIRES_TOO_SOON -> times(0, NOW + ExactPaymentRules.EXPIRY_MARGIN);
      case AUTHORIZATION_USED -> chain(true, 300, Optional.empty());
      case BALANCE_TOO_LOW -> chain(false, 299, Optional.empty());
      case TRANSFER_REVERTS -> chain(false, 300, Optional.of("paused"));
      case NOT_SETTLED -> settled(movement(BUYER, DISTRIBUTOR, 299));
      case SETTLEMENT_PENDING -> Optional.of(reason.because("not final yet"));
    };
  }

  static PaymentContext with(
      int version, PaymentOffer accepted, Authorization authorization, EvmAddress signer) {
    return new PaymentContext(
        new ExactPayment(version, Optional.of(accepted), authorization, "0x"),
        TARIFF,
        RESOURCE,
        AVAILABLE,
        Optional.of(signer),
        NOW);
  }

  static Optional<Refused> times(long validAfter, long validBefore) {
    Authorization times =
        new Authorization(
            BUYER,
            DISTRIBUTOR,
            TokenAmount.of(300),
            seconds(validAfter),
            seconds(validBefore),
            NONCE);
    return ExactPaymentRules.timeRefusal(with(2, TARIFF.offer(RESOURCE, ROWS), times, BUYER));
  }

  static Optional<Refused> terms(PaymentContext context) {
    return ExactPaymentRules.termsRefusal(context);
  }

  static Optional<Refused> chain(boolean used, long balance, Optional<String> revert) {
    return ExactPaymentRules.chainRefusal(
        authorization(), new ChainFacts(used, TokenAmount.of(balance), revert));
  }

  static Optional<Refused> settled(TokenMovement... logged) {
    return SettlementRules.refusal(
        PurchaseKey.of(COIN, authorization()), TARIFF, TokenAmount.of(300), List.of(logged));
  }

  static TokenMovement movement(EvmAddress from, EvmAddress to, long value) {
    return new TokenMovement(COIN.id(), from, to, TokenAmount.of(value));
  }

  private static Authorization paying(EvmAddress to, long value) {
    return new Authorization(
        BUYER, to, TokenAmount.of(value), BigInteger.ZERO, seconds(NOW + 60), NONCE);
  }

  private static BigInteger seconds(long value) {
    return BigInteger.valueOf(value);
  }
}

package io.trigpoint.rewards.market;

import io.trigpoint.rewards.market.PaymentRefusal.Refused;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rules of x402's exact scheme over EIP-3009, cheapest first. The first refusal decides. */
public final class ExactPaymentRules {
  /** The version of x402 that is spoken here. */
  public static final int X402_VERSION = 2;

  /** Time that a settlement may need before the authorization lapses, seconds. */
  public static final long EXPIRY_MARGIN = 6;

  private static final List<Function<PaymentContext, Optional<Refused>>> TERMS =
      List.of(
          ExactPaymentRules::version,
          ExactPaymentRules::offer,
          ExactPaymentRules::signature,
          ExactPaymentRules::recipient,
          ExactPaymentRules::amount);

  private static final List<Function<PaymentContext, Optional<Refused>>> TIMES =
      List.of(ExactPaymentRules::validAfter, ExactPaymentRules::validBefore);

  private ExactPaymentRules() {}

  /** Whether the payer signed what was offered; holds for a payment whenever it is presented. */
  public static Optional<Refused> termsRefusal(PaymentContext ctx) {
    return first(TERMS, ctx);
  }

  /** Whether the authorization can still be settled; asked once, before it is reserved. */
  public static Optional<Refused> timeRefusal(PaymentContext ctx) {
    return first(TIMES, ctx);
  }

  /** Whether the chain would execute the authorization now. */
  public static Optional<Refused> chainRefusal(Authorization authorization, ChainFacts facts) {
    return PaymentRefusal.AUTHORIZATION_USED
        .when(facts.used(), () -> "the token has seen nonce " + authorization.nonce())
        .or(() ->
            PaymentRefusal.BALANCE_TOO_LOW.when(
                facts.balance().compareTo(authorization.value()) < 0,
                () -> "holds " + facts.balance() + ", pays " + authorization.value()))
        .or(() -> facts.revert().map(PaymentRefusal.TRANSFER_REVERTS::because));
  }

  private static Optional<Refused> version(PaymentContext ctx) {
    int version = ctx.payment().x402Version();
    return PaymentRefusal.UNKNOWN_VERSION.when(
        version != X402_VERSION, () -> "version " + version + ", spoken here " + X402_VERSION);
  }

  /** The echoed offer is the one for as many rows as its amount buys, of those there are. */
  private static Optional<Refused> offer(PaymentContext ctx) {
    Optional<PaymentOffer> made =
        ctx.payment().accepted().stream()
            .flatMapToInt(
                accepted -> ctx.tariff().rowsFor(accepted.amount(), ctx.available()).stream())
            .mapToObj(rows -> ctx.tariff().offer(ctx.resource(), rows))
            .findFirst();
    return PaymentRefusal.UNKNOWN_OFFER.when(
        made.isEmpty() || !made.equals(ctx.payment().accepted()),
        () -> "the accepted requirement was not offered for this resource");
  }

  private static Optional<Refused> signature(PaymentContext ctx) {
    Authorization authorization = ctx.payment().authorization();
    return PaymentRefusal.BAD_SIGNATURE.when(
        !ctx.signer().equals(Optional.of(authorization.from())),
        () -> "not a signature of " + authorization.from());
  }

  private static Optional<Refused> recipient(PaymentContext ctx) {
    Authorization authorization = ctx.payment().authorization();
    return PaymentRefusal.OTHER_RECIPIENT.when(
        !authorization.to().equals(ctx.tariff().payTo()),
        () -> "pays " + authorization.to() + ", asked for " + ctx.tariff().payTo());
  }

  private static Optional<Refused> amount(PaymentContext ctx) {
    Authorization authorization = ctx.payment().authorization();
    return PaymentRefusal.OTHER_AMOUNT.when(
        !ctx.payment()
            .accepted()
            .map(PaymentOffer::amount)
            .equals(Optional.of(authorization.value())),
        () -> "pays " + authorization.value() + ", not the accepted amount");
  }

  private static Optional<Refused> validAfter(PaymentContext ctx) {
    BigInteger from = ctx.payment().authorization().validAfter();
    BigInteger now = BigInteger.valueOf(ctx.nowSeconds());
    return PaymentRefusal.NOT_YET_VALID.when(
        from.compareTo(now) >= 0, () -> "valid after " + from + ", now " + now);
  }

  private static Optional<Refused> validBefore(PaymentContext ctx) {
    BigInteger until = ctx.payment().authorization().validBefore();
    BigInteger needed = BigInteger.valueOf(ctx.nowSeconds() + EXPIRY_MARGIN);
    return PaymentRefusal.EXPIRES_TOO_SOON.when(
        until.compareTo(needed) <= 0, () -> "valid before " + until + ", needed after " + needed);
  }

  private static Optional<Refused> first(
      List<Function<PaymentContext, Optional<Refused>>> rules, PaymentContext ctx) {
    return rules.stream().flatMap(rule -> rule.apply(ctx).stream()).findFirst();
  }
}

package io.trigpoint.rewards.market.channel;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.market.ExactPaymentRules;
import io.trigpoint.rewards.market.channel.ChannelRefusal.Refused;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a payment must be before a channel's ledger is looked at, cheapest first. */
public final class ChannelRules {
  private static final List<Function<ChannelContext, Optional<Refused>>> TERMS =
      List.of(
          ChannelRules::version,
          ChannelRules::scheme,
          ChannelRules::network,
          ChannelRules::offer,
          ChannelRules::channelId,
          ChannelRules::receiver,
          ChannelRules::receiverAuthorizer,
          ChannelRules::token,
          ChannelRules::delayAsOffered,
          ChannelRules::delayInRange,
          ChannelRules::payloadType,
          ChannelRules::deposit);

  private ChannelRules() {}

  /** The first rule that a payment breaks, whatever the channel's ledger says. */
  public static Optional<Refused> termsRefusal(ChannelContext ctx) {
    return first(TERMS, ctx);
  }

  private static Optional<Refused> version(ChannelContext ctx) {
    int version = ctx.payment().x402Version();
    return ChannelRefusal.UNKNOWN_VERSION.when(
        version != ExactPaymentRules.X402_VERSION,
        () -> "version " + version + ", spoken here " + ExactPaymentRules.X402_VERSION);
  }

  private static Optional<Refused> scheme(ChannelContext ctx) {
    return ChannelRefusal.SCHEME.when(
        !ctx.payment().scheme().equals(ChannelOffer.SCHEME),
        () -> "the scheme of channels is " + ChannelOffer.SCHEME);
  }

  private static Optional<Refused> network(ChannelContext ctx) {
    String network = ctx.offer().token().network();
    return ChannelRefusal.NETWORK.when(
        !ctx.payment().network().equals(network), () -> "offered on " + network);
  }

  private static Optional<Refused> offer(ChannelContext ctx) {
    return ChannelRefusal.UNKNOWN_OFFER.when(
        !ctx.payment().accepted().equals(Optional.of(ctx.offer())),
        () -> "the accepted requirement was not offered for this resource; ask for it anew");
  }

  private static Optional<Refused> channelId(ChannelContext ctx) {
    return ChannelRefusal.CHANNEL_ID.when(
        !ctx.payment().voucher().voucher().channel().equals(ctx.channel()),
        () -> "the channel's config has the id " + ctx.channel());
  }

  private static Optional<Refused> receiver(ChannelContext ctx) {
    EvmAddress due = ctx.offer().payTo();
    return ChannelRefusal.RECEIVER.when(
        !ctx.payment().terms().receiver().equals(due), () -> "pay to " + due);
  }

  /** Nobody could claim from a channel without one. */
  private static Optional<Refused> receiverAuthorizer(ChannelContext ctx) {
    EvmAddress due = ctx.offer().receiverAuthorizer();
    EvmAddress named = ctx.payment().terms().receiverAuthorizer();
    return ChannelRefusal.RECEIVER_AUTHORIZER.when(
        !named.equals(due) || named.equals(ChannelTerms.NOBODY), () -> "authorize " + due);
  }

  private static Optional<Refused> token(ChannelContext ctx) {
    return ChannelRefusal.TOKEN.when(
        !ctx.payment().terms().token().equals(ctx.offer().token().id()),
        () -> "pay with " + ctx.offer().token().id());
  }

  private static Optional<Refused> delayAsOffered(ChannelContext ctx) {
    long due = ctx.offer().withdrawDelaySeconds();
    return ChannelRefusal.OTHER_DELAY.when(
        ctx.payment().terms().withdrawDelaySeconds() != due,
        () -> "the offered delay is " + due + " s");
  }

  private static Optional<Refused> delayInRange(ChannelContext ctx) {
    long delay = ctx.payment().terms().withdrawDelaySeconds();
    return ChannelRefusal.DELAY_RANGE.when(
        delay < ChannelTerms.LEAST_DELAY || delay > ChannelTerms.MOST_DELAY,
        () ->
            delay
                + " s; the contract takes "
                + ChannelTerms.LEAST_DELAY
                + " to "
                + ChannelTerms.MOST_DELAY);
  }

  private static Optional<Refused> payloadType(ChannelContext ctx) {
    return ChannelRefusal.PAYLOAD_TYPE.when(
        ctx.payment().request() instanceof ChannelRequest.Unknown,
        () -> "the types are deposit, voucher and refund");
  }

  private static Optional<Refused> deposit(ChannelContext ctx) {
    if (!(ctx.payment().request() instanceof ChannelRequest.Deposit deposit)) {
      return Optional.empty();
    }
    return deposit
        .authorization()
        .map(authorization ->
            validBefore(authorization, ctx)
                .or(() -> validAfter(authorization, ctx))
                .or(() -> leastDeposit(deposit, ctx)))
        .orElseGet(() ->
            Optional.of(
                ChannelRefusal.NO_AUTHORIZATION.because("a deposit comes by EIP-3009 only")));
  }

  private static Optional<Refused> validBefore(
      DepositAuthorization authorization, ChannelContext ctx) {
    BigInteger needed = BigInteger.valueOf(ctx.nowMs() / 1_000 + ExactPaymentRules.EXPIRY_MARGIN);
    return ChannelRefusal.EXPIRES_TOO_SOON.when(
        authorization.validBefore().compareTo(needed) <= 0,
        () -> "valid before " + authorization.validBefore() + ", needed after " + needed);
  }

  private static Optional<Refused> validAfter(
      DepositAuthorization authorization, ChannelContext ctx) {
    BigInteger now = BigInteger.valueOf(ctx.nowMs() / 1_000);
    return ChannelRefusal.NOT_YET_VALID.when(
        authorization.validAfter().compareTo(now) >= 0,
        () -> "valid after " + authorization.validAfter() + ", now " + now);
  }

  private static Optional<Refused> leastDeposit(
      ChannelRequest.Deposit deposit, ChannelContext ctx) {
    return ChannelRefusal.SMALL_DEPOSIT.when(
        deposit.amount().compareTo(ctx.offer().minDeposit()) < 0 || deposit.amount().isZero(),
        () -> "deposits " + deposit.amount() + ", at least " + ctx.offer().minDeposit());
  }

  static <T> Optional<Refused> first(List<Function<T, Optional<Refused>>> rules, T value) {
    return rules.stream().flatMap(rule -> rule.apply(value).stream()).findFirst();
  }
}

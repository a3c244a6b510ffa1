package io.trigpoint.rewards.market.channel;

import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.market.ChainFacts;
import io.trigpoint.rewards.market.channel.ChannelRefusal.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a payment must be, given what the seller knows of its channel; cheapest first. */
public final class LedgerRules {
  private static final List<Function<Case, Optional<Refused>>> LEDGER =
      List.of(
          LedgerRules::total,
          LedgerRules::aboveClaimed,
          LedgerRules::notShown,
          LedgerRules::known,
          LedgerRules::covered,
          LedgerRules::somethingLeft,
          LedgerRules::refundAmount,
          LedgerRules::voucherSignature,
          LedgerRules::depositSignature,
          LedgerRules::free,
          LedgerRules::notWithdrawing);

  /** What the rules compare. */
  record Case(ChannelContext ctx, ChannelLedgerState state, ChannelPolicy policy) {

    TokenAmount presented() {
      return ctx.payment().voucher().voucher().maxClaimable();
    }

    boolean isRefund() {
      return ctx.payment().isRefund();
    }

    /** What a deposit that is not in yet will bring. */
    TokenAmount incoming() {
      return ctx.payment().request() instanceof ChannelRequest.Deposit deposit && !isPaidIn(deposit)
          ? deposit.amount()
          : TokenAmount.ZERO;
    }

    private boolean isPaidIn(ChannelRequest.Deposit deposit) {
      return deposit.authorization().filter(state.work()::isPaidIn).isPresent();
    }
  }

  private LedgerRules() {}

  /** A read is charged once its deposit is in, and never for a refund. */
  static Optional<Refused> notARead(ChannelContext ctx, ChannelLedgerState state) {
    return switch (ctx.payment().request()) {
      case ChannelRequest.Read() -> Optional.empty();
      case ChannelRequest.Deposit(_, var authorization) ->
          ChannelRefusal.BUSY.when(
              authorization.filter(state.work()::isPaidIn).isEmpty(),
              () -> "its deposit is not final");
      case ChannelRequest.Refund _, ChannelRequest.Unknown _ ->
          Optional.of(ChannelRefusal.PAYLOAD_TYPE.because("it asks for no read"));
    };
  }

  /** The first rule that a payment breaks, given its channel. */
  public static Optional<Refused> refusal(
      ChannelContext ctx, ChannelLedgerState state, ChannelPolicy policy) {
    return ChannelRules.first(LEDGER, new Case(ctx, state, policy));
  }

  /** Whether the chain would take a deposit now. */
  static Optional<Refused> depositRefusal(ChannelRequest.Deposit deposit, ChainFacts payer) {
    return ChannelRefusal.POOR_PAYER
        .when(
            payer.balance().compareTo(deposit.amount()) < 0,
            () -> "holds " + payer.balance() + ", deposits " + deposit.amount())
        .or(() ->
            ChannelRefusal.DEPOSIT_REVERTS.when(
                payer.used(), () -> "the token has seen the authorization"))
        .or(() -> payer.revert().map(ChannelRefusal.DEPOSIT_REVERTS::because));
  }

  /** The most that a voucher may allow: what is there for good, and what the seller risks. */
  static TokenAmount most(ChannelLedgerState state, ChannelPolicy policy, TokenAmount incoming) {
    return ChannelLedgerState.min(
        state.balance().plus(incoming), state.confirmed().claimed().plus(policy.mostUnclaimed()));
  }

  /** A read signs for what was charged and its price, a refund for what was charged. */
  private static Optional<Refused> total(Case its) {
    TokenAmount charged = its.state.promised().charged();
    TokenAmount due = its.isRefund() ? charged : charged.plus(its.ctx.offer().amount());
    return ChannelRefusal.OTHER_TOTAL.when(
        !its.presented().equals(due),
        () -> "signs " + its.presented() + ", due " + due + "; sign from the channel state given");
  }

  /** Only where the chain has claims that the ledger lacks, as after a restore. */
  private static Optional<Refused> aboveClaimed(Case its) {
    TokenAmount claimed = its.state.head().claimed();
    int order = its.presented().compareTo(claimed);
    return ChannelRefusal.BELOW_CLAIMED.when(
        its.isRefund() ? order < 0 : order <= 0,
        () -> "signs " + its.presented() + ", claimed " + claimed);
  }

  /** Anybody can present a voucher that a claim has shown, at the payer's cost. */
  private static Optional<Refused> notShown(Case its) {
    TokenAmount shown = its.state.promised().shown();
    return ChannelRefusal.PUBLIC_VOUCHER.when(
        !its.isRefund() && its.presented().compareTo(shown) <= 0,
        () ->
            "signs "
                + its.presented()
                + "; vouchers up to "
                + shown
                + " are on the chain for all to see; ask for a dearer read");
  }

  private static Optional<Refused> known(Case its) {
    return ChannelRefusal.NO_CHANNEL.when(
        its.state.balance().isZero() && its.incoming().isZero(),
        () -> "no deposit is final in channel " + its.state.id());
  }

  private static Optional<Refused> covered(Case its) {
    TokenAmount most = most(its.state, its.policy, its.incoming());
    return ChannelRefusal.ABOVE_BALANCE.when(
        !its.isRefund() && its.presented().compareTo(most) > 0,
        () ->
            "signs "
                + its.presented()
                + ", taken here up to "
                + most
                + " of a final balance of "
                + its.state.balance());
  }

  private static Optional<Refused> somethingLeft(Case its) {
    return ChannelRefusal.NOTHING_LEFT.when(
        its.isRefund() && its.state.left().isZero(), () -> "all of the balance is charged");
  }

  /** Tiny refunds would cost the seller more gas than they are worth. */
  private static Optional<Refused> refundAmount(Case its) {
    if (!(its.ctx.payment().request() instanceof ChannelRequest.Refund refund)) {
      return Optional.empty();
    }
    TokenAmount asked = refund.amount().orElse(its.state.left());
    boolean isTiny =
        asked.compareTo(its.policy.leastRefund()) < 0 && asked.compareTo(its.state.left()) < 0;
    return ChannelRefusal.REFUND_AMOUNT.when(
        asked.isZero() || isTiny,
        () -> "asks for " + asked + ", at least " + its.policy.leastRefund() + " or all");
  }

  private static Optional<Refused> voucherSignature(Case its) {
    return ChannelRefusal.VOUCHER_SIGNATURE.when(
        !its.ctx.isVoucherSigned(),
        () -> "not a signature of " + its.ctx.payment().terms().voucherSigner());
  }

  private static Optional<Refused> depositSignature(Case its) {
    boolean isSigned =
        its.ctx.payment().request() instanceof ChannelRequest.Deposit(_, var authorization)
            && authorization.filter(one -> one.signature().isAccepted()).isPresent()
            && its.ctx.depositSigner().equals(Optional.of(its.ctx.payment().terms().payer()));
    return ChannelRefusal.DEPOSIT_SIGNATURE.when(
        its.ctx.payment().request() instanceof ChannelRequest.Deposit && !isSigned,
        () -> "the authorization is not a signature of " + its.ctx.payment().terms().payer());
  }

  private static Optional<Refused> free(Case its) {
    Work work = its.state.work();
    return ChannelRefusal.BUSY.when(
        work.refund().isPresent() || work.deposit().isPresent(),
        () -> "a deposit or refund of this channel is not final; ask again later");
  }

  private static Optional<Refused> notWithdrawing(Case its) {
    return ChannelRefusal.WITHDRAWING.when(
        !its.isRefund() && its.state.withdrawal().isPresent(),
        () -> "its payer takes the deposit back; ask for a refund, or use another channel");
  }
}

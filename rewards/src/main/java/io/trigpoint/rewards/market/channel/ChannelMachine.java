package io.trigpoint.rewards.market.channel;

import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.market.channel.ChannelEffect.Alarm;
import io.trigpoint.rewards.market.channel.ChannelEffect.Answer;
import io.trigpoint.rewards.market.channel.ChannelEffect.Await;
import io.trigpoint.rewards.market.channel.ChannelEffect.GoOn;
import io.trigpoint.rewards.market.channel.ChannelEffect.Refuse;
import io.trigpoint.rewards.market.channel.ChannelEffect.Settle;
import io.trigpoint.rewards.market.channel.ChannelEffect.Submit;
import io.trigpoint.rewards.market.channel.ChannelEvent.Answered;
import io.trigpoint.rewards.market.channel.ChannelEvent.DepositOffered;
import io.trigpoint.rewards.market.channel.ChannelEvent.Ended;
import io.trigpoint.rewards.market.channel.ChannelEvent.Finalized;
import io.trigpoint.rewards.market.channel.ChannelEvent.HeadSeen;
import io.trigpoint.rewards.market.channel.ChannelEvent.RefundAsked;
import io.trigpoint.rewards.market.channel.ChannelEvent.Ticked;
import io.trigpoint.rewards.market.channel.ChannelRefusal.Refused;
import java.util.List;
import java.util.Optional;

/**
 * Decides what becomes of a channel. Pure; docs/spec/channels.md has the same as a table. A step's
 * state is stored before any of its effects happens.
 */
public final class ChannelMachine {

  private ChannelMachine() {}

  public static ChannelStep next(
      ChannelLedgerState state, ChannelEvent event, ChannelPolicy policy) {
    return switch (event) {
      case Answered answered -> answered(state, answered, policy);
      case DepositOffered offered -> deposit(state, offered, policy);
      case RefundAsked asked -> refund(state, asked, policy);
      case HeadSeen(ChannelFacts facts) ->
          ChannelStep.of(facts.block() < state.confirmed().block() ? state : state.withHead(facts));
      case Finalized(ChannelFacts facts) -> finalized(state, facts);
      case Ended ended -> ended(state, ended);
      case Ticked(long nowMs) -> ticked(state, policy, nowMs);
    };
  }

  /** What was stored and may not have happened before a crash. */
  public static List<ChannelEffect> resume(ChannelLedgerState state) {
    return state.work().all().<ChannelEffect>map(Submit::new).toList();
  }

  /**
   * What a read gets without being made again: the stored answer, or why not now. Empty for a read
   * that is new.
   */
  public static Optional<ChannelStep> again(
      ChannelLedgerState state, ChannelContext asked, ChannelPolicy policy) {
    return Retries.again(state, asked, policy);
  }

  private static ChannelStep answered(
      ChannelLedgerState state, Answered event, ChannelPolicy policy) {
    ChannelContext asked = event.asked();
    Optional<ChannelStep> again = again(state, asked, policy);
    if (again.isPresent()) {
      return again.get();
    }
    TokenAmount ceiling = asked.offer().amount();
    Optional<Refused> refused =
        LedgerRules.refusal(asked, state, policy)
            .or(() -> LedgerRules.notARead(asked, state))
            .or(() ->
                ChannelRefusal.ABOVE_CEILING.when(
                    event.charge().ceiling().compareTo(ceiling) > 0,
                    () -> "charged of " + event.charge().ceiling() + ", offered " + ceiling));
    return refused
        .map(reason -> refuse(state, asked, reason, policy))
        .orElseGet(() -> charge(state, event));
  }

  private static ChannelStep charge(ChannelLedgerState state, Answered event) {
    ChannelContext asked = event.asked();
    SignedVoucher voucher = asked.payment().voucher();
    ChannelLedgerState charged =
        state.with(state.promised().plus(voucher, event.charge().amount(), asked.nowMs()));
    StoredAnswer answer =
        new StoredAnswer(
            voucher,
            asked.offer().resource(),
            event.answer(),
            new StoredAnswer.Receipt(event.charge(), charged.state()),
            asked.nowMs(),
            asked.writer(),
            asked.retryKey());
    return ChannelStep.of(charged.with(answer), new Answer(answer));
  }

  /** Whoever is at the seller's limit waits for a claim, so one is made. */
  private static ChannelStep refuse(
      ChannelLedgerState state, ChannelContext asked, Refused refused, ChannelPolicy policy) {
    Optional<Correction> correction =
        refused.reason().isCorrected() && asked.isVoucherSigned()
            ? Optional.of(state.correction())
            : Optional.empty();
    ChannelStep step = ChannelStep.of(state, new Refuse(refused, correction));
    TokenAmount risked = state.confirmed().claimed().plus(policy.mostUnclaimed());
    boolean isAtLimit =
        refused.reason() == ChannelRefusal.ABOVE_BALANCE
            && asked.isVoucherSigned()
            && state.work().claim().isEmpty()
            && risked.compareTo(asked.payment().voucher().voucher().maxClaimable()) < 0;
    return isAtLimit ? step.then(claim(state, Exposure.quiet(state, policy, asked.nowMs()))) : step;
  }

  private static ChannelStep claim(ChannelLedgerState state, Optional<Pending.Claim> due) {
    return due.map(claim ->
            ChannelStep.of(
                state.with(state.work().with(claim)).with(state.promised().inClaim(claim)),
                new Submit(claim)))
        .orElseGet(() -> ChannelStep.of(state));
  }

  private static ChannelStep deposit(
      ChannelLedgerState state, DepositOffered event, ChannelPolicy policy) {
    ChannelContext asked = event.asked();
    Optional<ChannelStep> again = again(state, asked, policy);
    if (again.isPresent()) {
      return again.get();
    }
    Optional<DepositAuthorization> authorization = event.deposit().authorization();
    if (authorization.filter(state.work()::isPaidIn).isPresent()) {
      return ChannelStep.of(state, new GoOn());
    }
    Optional<Pending.Deposit> same =
        state
            .work()
            .deposit()
            .filter(one -> authorization.equals(Optional.of(one.authorization())));
    if (same.isPresent()) {
      return ChannelStep.of(state, new Await(same.get().id()));
    }
    Optional<Refused> refused =
        LedgerRules.refusal(asked, state, policy)
            .or(() -> LedgerRules.depositRefusal(event.deposit(), event.payer()));
    return refused
        .map(reason -> refuse(state, asked, reason, policy))
        .orElseGet(() ->
            submit(
                state,
                new Pending.Deposit(
                    event.deposit().amount(), authorization.orElseThrow(), asked.nowMs())));
  }

  private static ChannelStep refund(
      ChannelLedgerState state, RefundAsked event, ChannelPolicy policy) {
    ChannelContext asked = event.asked();
    Optional<Refused> refused = LedgerRules.refusal(asked, state, policy);
    if (refused.isPresent()) {
      return refuse(state, asked, refused.get(), policy);
    }
    TokenAmount left = state.left();
    TokenAmount amount = ChannelLedgerState.min(event.refund().amount().orElse(left), left);
    Pending.Refund out =
        new Pending.Refund(
            Exposure.all(state.with(state.work().withoutClaim()), asked.nowMs()),
            amount,
            state.confirmed().refundNonce().max(state.head().refundNonce()),
            asked.nowMs());
    return out.claim()
        .map(claim -> submit(state.with(state.promised().inClaim(claim)), out))
        .orElseGet(() -> submit(state, out));
  }

  private static ChannelStep submit(ChannelLedgerState state, Pending pending) {
    return ChannelStep.of(
        state.with(state.work().with(pending)), new Submit(pending), new Await(pending.id()));
  }

  private static ChannelStep finalized(ChannelLedgerState state, ChannelFacts facts) {
    if (facts.block() < state.confirmed().block()) {
      return ChannelStep.of(state);
    }
    ChannelLedgerState known = state.withConfirmed(facts);
    boolean isLost = known.promised().charged().compareTo(facts.balance()) > 0;
    ChannelStep step =
        isLost && facts.balance().compareTo(state.confirmed().balance()) < 0
            ? ChannelStep.of(known, shortfall(known))
            : ChannelStep.of(known);
    return known
        .work()
        .claim()
        .filter(claim -> facts.claimed().compareTo(claim.total()) >= 0)
        .map(claim -> step.then(claimed(known, claim)))
        .orElse(step);
  }

  private static ChannelEffect shortfall(ChannelLedgerState state) {
    return new Alarm(
        "channel "
            + state.id()
            + ": charged "
            + state.promised().charged()
            + ", its balance is "
            + state.confirmed().balance()
            + "; the rest is lost");
  }

  private static ChannelStep claimed(ChannelLedgerState state, Pending.Claim claim) {
    return ChannelStep.of(
        state.with(state.work().without(claim)),
        new Settle(state.terms().receiver(), state.terms().token()));
  }

  private static ChannelStep ended(ChannelLedgerState state, Ended event) {
    ChannelStep known = finalized(state, event.facts());
    return known
        .state()
        .work()
        .all()
        .filter(pending -> pending.id().equals(event.pendingId()))
        .findFirst()
        .map(pending -> known.then(ended(known.state(), pending, event.success())))
        .orElse(known);
  }

  private static ChannelStep ended(ChannelLedgerState state, Pending pending, boolean success) {
    Work rest = state.work().without(pending);
    return switch (pending) {
      case Pending.Deposit in ->
          success
              ? ChannelStep.of(state.with(state.work().paidIn(in)), new GoOn())
              : ChannelStep.of(state.with(rest), failed(ChannelRefusal.DEPOSIT_FAILED));
      case Pending.Claim claim ->
          ChannelStep.of(state.with(rest).with(state.promised().notClaimed(claim.sinceMs())));
      case Pending.Refund out ->
          success
              ? ChannelStep.of(
                  state.with(rest), new Settle(state.terms().receiver(), state.terms().token()))
              : ChannelStep.of(
                  state.with(rest).with(state.promised().notClaimed(out.sinceMs())),
                  failed(ChannelRefusal.REFUND_FAILED));
    };
  }

  private static ChannelEffect failed(ChannelRefusal reason) {
    return new Refuse(reason.because("the chain did not take it; ask again"), Optional.empty());
  }

  private static ChannelStep ticked(ChannelLedgerState state, ChannelPolicy policy, long nowMs) {
    ChannelStep claimed = claim(state, Exposure.due(state, policy, nowMs));
    return Exposure.alarm(claimed.state(), nowMs)
        .map(text -> claimed.then(ChannelStep.of(claimed.state(), new Alarm(text))))
        .orElse(claimed);
  }
}

package io.trigpoint.rewards.market.channel;

import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;
import java.util.Optional;

/**
 * What a seller keeps durably of a channel. The answers follow from it alone.
 *
 * @param confirmed what the chain says for good
 * @param head what its newest block says, which a reorganisation may take back
 */
public record ChannelLedgerState(
    Hash32 id,
    ChannelTerms terms,
    Promised promised,
    Optional<StoredAnswer> last,
    ChannelFacts confirmed,
    ChannelFacts head,
    Work work) {

  /** Throws {@link IllegalStateException} where more is charged than signed or claimed. */
  public ChannelLedgerState {
    TokenAmount most = max(promised.signed(), confirmed.claimed());
    if (promised.charged().compareTo(most) > 0) {
      throw new IllegalStateException(
          "channel " + id + " charged " + promised.charged() + " of " + most + " signed");
    }
  }

  /** A channel that is not known here: all that was claimed of it is charged. */
  public static ChannelLedgerState unknown(Hash32 id, ChannelTerms terms, ChannelFacts confirmed) {
    return new ChannelLedgerState(
        id,
        terms,
        Promised.NOTHING.claimedFor(confirmed.claimed()),
        Optional.empty(),
        confirmed,
        confirmed,
        Work.NONE);
  }

  public ChannelPhase phase() {
    if (work.refund().isPresent()) {
      return ChannelPhase.REFUNDING;
    }
    if (withdrawal().isPresent()) {
      return ChannelPhase.WITHDRAWING;
    }
    boolean isEmpty = left().isZero() && unclaimed().isZero();
    return isEmpty && work.deposit().isEmpty() ? ChannelPhase.CLOSED : ChannelPhase.OPEN;
  }

  /** A withdrawal that either block knows. */
  public Optional<ChannelFacts.Withdrawal> withdrawal() {
    return head.withdrawal().or(confirmed::withdrawal);
  }

  /** The balance that is there for good and has not begun to leave. */
  public TokenAmount balance() {
    return min(confirmed.balance(), head.balance());
  }

  /** Charged and not claimed for good: what the seller risks. */
  public TokenAmount unclaimed() {
    return promised.charged().minus(min(promised.charged(), confirmed.claimed()));
  }

  /** What is neither charged nor claimed: the payer's. */
  public TokenAmount left() {
    return balance().minus(min(balance(), max(promised.charged(), confirmed.claimed())));
  }

  /** The total that a claim made now could reach. */
  public TokenAmount claimable() {
    return min(promised.charged(), balance());
  }

  /** As answers tell it. */
  public ChannelState state() {
    return new ChannelState(
        id,
        balance(),
        confirmed.claimed(),
        withdrawal().map(ChannelFacts.Withdrawal::startedSeconds).orElse(0L),
        confirmed.refundNonce(),
        promised.charged());
  }

  public Correction correction() {
    return new Correction(state(), promised.highest());
  }

  ChannelLedgerState with(Promised next) {
    return new ChannelLedgerState(id, terms, next, last, confirmed, head, work);
  }

  ChannelLedgerState with(Work next) {
    return new ChannelLedgerState(id, terms, promised, last, confirmed, head, next);
  }

  ChannelLedgerState with(StoredAnswer next) {
    return new ChannelLedgerState(id, terms, promised, Optional.of(next), confirmed, head, work);
  }

  ChannelLedgerState withHead(ChannelFacts next) {
    return new ChannelLedgerState(id, terms, promised, last, confirmed, next, work);
  }

  /** Final facts; the head is never behind them. */
  ChannelLedgerState withConfirmed(ChannelFacts next) {
    ChannelFacts newest = head.block() < next.block() ? next : head;
    Promised known = promised.claimedFor(next.claimed());
    return new ChannelLedgerState(id, terms, known, last, next, newest, work);
  }

  static TokenAmount min(TokenAmount a, TokenAmount b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  static TokenAmount max(TokenAmount a, TokenAmount b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}

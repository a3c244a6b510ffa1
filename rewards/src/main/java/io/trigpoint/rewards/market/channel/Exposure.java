package io.trigpoint.rewards.market.channel;

import io.trigpoint.rewards.epoch.TokenAmount;
import java.util.Optional;

/** When a seller claims, and when it calls for help. */
final class Exposure {

  private Exposure() {}

  /** A claim that is due: too much is unclaimed, for too long, or a withdrawal has started. */
  static Optional<Pending.Claim> due(ChannelLedgerState state, ChannelPolicy policy, long nowMs) {
    boolean isUrgent = state.withdrawal().isPresent();
    boolean isMuch = state.unclaimed().compareTo(policy.claimAbove()) > 0;
    boolean isOld =
        state.promised().unclaimedSinceMs().stream()
            .anyMatch(since -> nowMs - since > policy.claimAfterMs());
    if (isUrgent) {
      return all(state, nowMs);
    }
    return (isMuch || isOld) && state.work().claim().isEmpty()
        ? quiet(state, policy, nowMs)
        : Optional.empty();
  }

  /**
   * A claim by a voucher that is charged in full, which nobody can buy with once it is public; of
   * all that is charged where that leaves too much or nothing new.
   */
  static Optional<Pending.Claim> quiet(ChannelLedgerState state, ChannelPolicy policy, long nowMs) {
    TokenAmount total = state.promised().coveredTotal();
    boolean isEnough =
        total.compareTo(state.balance()) <= 0
            && total.compareTo(seen(state)) > 0
            && state.work().refund().isEmpty()
            && state.promised().charged().minus(total).compareTo(policy.claimAbove()) <= 0;
    return isEnough
        ? state.promised().covered().map(voucher -> new Pending.Claim(voucher, total, nowMs))
        : all(state, nowMs);
  }

  /** A claim of all that is charged, where neither the chain nor a waiting claim has it. */
  static Optional<Pending.Claim> all(ChannelLedgerState state, long nowMs) {
    TokenAmount total = state.claimable();
    boolean isCovered = total.compareTo(seen(state)) <= 0 || state.work().refund().isPresent();
    return isCovered
        ? Optional.empty()
        : state.promised().highest().map(voucher -> new Pending.Claim(voucher, total, nowMs));
  }

  /** The total that the chain or a claim on its way has. */
  private static TokenAmount seen(ChannelLedgerState state) {
    TokenAmount asked =
        state.work().claim().map(Pending.Claim::total).orElse(state.confirmed().claimed());
    return ChannelLedgerState.max(asked, state.head().claimed());
  }

  /** At half of the withdrawal's delay all that is charged should be claimed for good. */
  static Optional<String> alarm(ChannelLedgerState state, long nowMs) {
    return state
        .withdrawal()
        .filter(withdrawal ->
            nowMs / 1_000 >= withdrawal.startedSeconds() + state.terms().withdrawDelaySeconds() / 2)
        .filter(_ -> state.confirmed().claimed().compareTo(state.claimable()) < 0)
        .map(withdrawal ->
            "channel "
                + state.id()
                + ": "
                + state.unclaimed()
                + " unclaimed, withdrawal since "
                + withdrawal.startedSeconds()
                + " s; look at the outbox and its gas");
  }
}

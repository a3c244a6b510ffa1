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
    boolean isWaited = state.work().claim().isPresent() && !isUrgent;
    return (isUrgent || isMuch || isOld) && !isWaited ? all(state, nowMs) : Optional.empty();
  }

  /** A claim of all that is charged, where neither the chain nor a waiting claim has it. */
  static Optional<Pending.Claim> all(ChannelLedgerState state, long nowMs) {
    TokenAmount total = state.claimable();
    TokenAmount asked =
        state.work().claim().map(Pending.Claim::total).orElse(state.confirmed().claimed());
    TokenAmount seen = ChannelLedgerState.max(asked, state.head().claimed());
    boolean isCovered = total.compareTo(seen) <= 0 || state.work().refund().isPresent();
    return isCovered
        ? Optional.empty()
        : state.promised().highest().map(voucher -> new Pending.Claim(voucher, total, nowMs));
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

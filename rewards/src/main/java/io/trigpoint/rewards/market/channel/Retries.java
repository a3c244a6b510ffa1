package io.trigpoint.rewards.market.channel;

import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.market.channel.ChannelEffect.Answer;
import io.trigpoint.rewards.market.channel.ChannelEffect.Refuse;
import io.trigpoint.rewards.market.channel.ChannelRefusal.Refused;
import java.util.Optional;

/** Who gets a stored answer again. */
final class Retries {

  private Retries() {}

  /**
   * What a read gets without being made again: the stored answer, or why not now. Empty for a read
   * that is new.
   */
  static Optional<ChannelStep> again(
      ChannelLedgerState state, ChannelContext asked, ChannelPolicy policy) {
    return state
        .last()
        .filter(last -> last.answers(asked.payment().voucher().voucher(), asked.offer()))
        .filter(_ -> asked.isVoucherSigned())
        .flatMap(last ->
            isCopy(last, asked, policy)
                ? Optional.of(busy(state))
                : retry(state, asked, last).map(sent -> again(state, sent)));
  }

  /**
   * The answer for a retry. One that cost nothing is made anew: its voucher is also that of the
   * next read. One whose voucher is public goes to who named the request alone.
   */
  private static Optional<StoredAnswer> retry(
      ChannelLedgerState state, ChannelContext asked, StoredAnswer last) {
    boolean isDue =
        !last.receipt().charge().isFree()
            && (!isPublic(state, last) || isNamed(last.retryKey(), asked.retryKey()));
    return isDue ? Optional.of(last.again(asked.nowMs(), asked.writer())) : Optional.empty();
  }

  private static ChannelStep again(ChannelLedgerState state, StoredAnswer sent) {
    return ChannelStep.of(state.with(sent), new Answer(sent));
  }

  private static ChannelStep busy(ChannelLedgerState state) {
    Refused refused =
        ChannelRefusal.BUSY.because("this voucher is being answered; ask again later");
    return ChannelStep.of(state, new Refuse(refused, Optional.empty()));
  }

  /** A copy that came along with the request that was answered. */
  private static boolean isCopy(StoredAnswer last, ChannelContext asked, ChannelPolicy policy) {
    return last.writer() == asked.writer() && asked.nowMs() - last.sentMs() < policy.quietMs();
  }

  /** A claim shows its voucher to everybody, so the voucher no longer proves who asks. */
  private static boolean isPublic(ChannelLedgerState state, StoredAnswer last) {
    TokenAmount charged = last.receipt().state().charged();
    TokenAmount shown =
        state.work().claim().map(Pending.Claim::total).orElse(state.head().claimed());
    return ChannelLedgerState.max(shown, state.confirmed().claimed()).compareTo(charged) >= 0;
  }

  private static boolean isNamed(Optional<Hash32> stored, Optional<Hash32> asked) {
    return stored.isPresent() && stored.equals(asked);
  }
}

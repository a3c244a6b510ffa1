package io.trigpoint.rewards.market.channel;

import io.trigpoint.rewards.epoch.TokenAmount;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a payer owes through a channel.
 *
 * @param charged for all answers so far, base units
 * @param highest the accepted voucher that allows the most, empty until one was accepted
 * @param shown the most that a voucher allows which a claim has shown to everybody
 * @param unclaimedSinceMs since when something charged is in no claim, empty when all of it is
 */
public record Promised(
    TokenAmount charged,
    Optional<SignedVoucher> highest,
    TokenAmount shown,
    OptionalLong unclaimedSinceMs) {
  static final Promised NOTHING =
      new Promised(TokenAmount.ZERO, Optional.empty(), TokenAmount.ZERO, OptionalLong.empty());

  /** Base units that are signed for. */
  public TokenAmount signed() {
    return highest.map(SignedVoucher::voucher).map(Voucher::maxClaimable).orElse(TokenAmount.ZERO);
  }

  /** One more answer is charged under a voucher; one that is free needs none. */
  Promised plus(SignedVoucher voucher, TokenAmount amount, long nowMs) {
    if (amount.isZero()) {
      return this;
    }
    boolean isHigher = voucher.voucher().maxClaimable().compareTo(signed()) > 0;
    return new Promised(
        charged.plus(amount),
        isHigher ? Optional.of(voucher) : highest,
        shown,
        unclaimedSinceMs.isPresent() ? unclaimedSinceMs : OptionalLong.of(nowMs));
  }

  /** All that is charged now is in a claim, which shows its voucher. */
  Promised inClaim(Pending.Claim claim) {
    TokenAmount most = claim.voucher().voucher().maxClaimable();
    return new Promised(
        charged, highest, ChannelLedgerState.max(shown, most), OptionalLong.empty());
  }

  /** A claim did not happen: what it had is unclaimed since then. */
  Promised notClaimed(long sinceMs) {
    return new Promised(charged, highest, shown, OptionalLong.of(sinceMs));
  }

  /** What is claimed for good was charged, whatever an older record says. */
  Promised claimedFor(TokenAmount claimed) {
    return charged.compareTo(claimed) > 0
        ? this
        : new Promised(claimed, highest, shown, OptionalLong.empty());
  }
}

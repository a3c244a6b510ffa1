package io.trigpoint.rewards.market.channel;

import io.trigpoint.rewards.epoch.TokenAmount;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a payer owes through a channel.
 *
 * @param charged for all answers so far, base units
 * @param highest the accepted voucher that allows the most, empty until one was accepted
 * @param unclaimedSinceMs since when something charged is in no claim, empty when all of it is
 */
public record Promised(
    TokenAmount charged, Optional<SignedVoucher> highest, OptionalLong unclaimedSinceMs) {
  static final Promised NOTHING =
      new Promised(TokenAmount.ZERO, Optional.empty(), OptionalLong.empty());

  /** Base units that are signed for. */
  public TokenAmount signed() {
    return highest.map(SignedVoucher::voucher).map(Voucher::maxClaimable).orElse(TokenAmount.ZERO);
  }

  /** One more answer is charged under a voucher. */
  Promised plus(SignedVoucher voucher, TokenAmount amount, long nowMs) {
    boolean isHigher = voucher.voucher().maxClaimable().compareTo(signed()) > 0;
    boolean isFirst = unclaimedSinceMs.isEmpty() && !amount.isZero();
    return new Promised(
        charged.plus(amount),
        isHigher ? Optional.of(voucher) : highest,
        isFirst ? OptionalLong.of(nowMs) : unclaimedSinceMs);
  }

  /** All that is charged now is in a claim. */
  Promised inClaim() {
    return new Promised(charged, highest, OptionalLong.empty());
  }

  /** A claim did not happen: what it had is unclaimed since then. */
  Promised notClaimed(long sinceMs) {
    return new Promised(charged, highest, OptionalLong.of(sinceMs));
  }

  /** What is claimed for good was charged, whatever an older record says. */
  Promised claimedFor(TokenAmount claimed) {
    return charged.compareTo(claimed) > 0
        ? this
        : new Promised(claimed, highest, OptionalLong.empty());
  }
}

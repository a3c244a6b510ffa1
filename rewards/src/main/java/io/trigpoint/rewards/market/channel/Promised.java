package io.trigpoint.rewards.market.channel;

import io.trigpoint.rewards.epoch.TokenAmount;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a payer owes through a channel.
 *
 * @param charged for all answers so far, base units
 * @param highest the accepted voucher that allows the most, empty until one was accepted
 * @param covered the accepted voucher that allows the most of those that are charged in full
 * @param shown the most that a voucher allows which a claim has shown to everybody
 * @param unclaimedSinceMs since when something charged is in no claim, empty when all of it is
 */
public record Promised(
    TokenAmount charged,
    Optional<SignedVoucher> highest,
    Optional<SignedVoucher> covered,
    TokenAmount shown,
    OptionalLong unclaimedSinceMs) {
  static final Promised NOTHING =
      new Promised(
          TokenAmount.ZERO,
          Optional.empty(),
          Optional.empty(),
          TokenAmount.ZERO,
          OptionalLong.empty());

  /** Base units that are signed for. */
  public TokenAmount signed() {
    return most(highest);
  }

  /** Base units that can be claimed by a voucher that buys nothing any more. */
  TokenAmount coveredTotal() {
    return most(covered);
  }

  private static TokenAmount most(Optional<SignedVoucher> signed) {
    return signed.map(one -> one.voucher().maxClaimable()).orElse(TokenAmount.ZERO);
  }

  /** One more answer is charged under a voucher; one that is free needs none. */
  Promised plus(SignedVoucher voucher, TokenAmount amount, long nowMs) {
    if (amount.isZero()) {
      return this;
    }
    TokenAmount total = charged.plus(amount);
    boolean isHigher = voucher.voucher().maxClaimable().compareTo(signed()) > 0;
    return new Promised(
        total,
        isHigher ? Optional.of(voucher) : highest,
        Stream.of(Optional.of(voucher), highest, covered)
            .flatMap(Optional::stream)
            .filter(one -> one.voucher().maxClaimable().compareTo(total) <= 0)
            .max(Comparator.comparing(one -> one.voucher().maxClaimable())),
        shown,
        unclaimedSinceMs.isPresent() ? unclaimedSinceMs : OptionalLong.of(nowMs));
  }

  /** A claim was decided, which shows its voucher; what it leaves out is unclaimed since then. */
  Promised inClaim(Pending.Claim claim) {
    TokenAmount most = claim.voucher().voucher().maxClaimable();
    boolean isAll = claim.total().compareTo(charged) >= 0;
    return new Promised(
        charged,
        highest,
        covered,
        ChannelLedgerState.max(shown, most),
        isAll ? OptionalLong.empty() : OptionalLong.of(claim.sinceMs()));
  }

  /** A claim did not happen: what it had is unclaimed since then. */
  Promised notClaimed(long sinceMs) {
    return new Promised(charged, highest, covered, shown, OptionalLong.of(sinceMs));
  }

  /** What is claimed for good was charged, whatever an older record says. */
  Promised claimedFor(TokenAmount claimed) {
    return charged.compareTo(claimed) > 0
        ? this
        : new Promised(claimed, highest, covered, shown, OptionalLong.empty());
  }
}

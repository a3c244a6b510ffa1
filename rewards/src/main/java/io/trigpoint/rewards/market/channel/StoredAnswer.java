package io.trigpoint.rewards.market.channel;

import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.market.Charge;
import java.util.Optional;

/**
 * The last paid answer of a channel, kept so that a retry of its voucher gets it again.
 *
 * @param resource the query that it answers
 * @param answer digest of the stored body
 * @param receipt what it was charged and where the channel stood after it
 * @param sentMs when it was last given out, since 1970
 * @param writer the fencing token under which that was
 * @param retryKey hash of the buyer's name for the request, when it gave one
 */
public record StoredAnswer(
    SignedVoucher voucher,
    Hash32 resource,
    Hash32 answer,
    Receipt receipt,
    long sentMs,
    long writer,
    Optional<Hash32> retryKey) {

  /** What the buyer is told with the answer. */
  public record Receipt(Charge charge, ChannelState state) {}

  /** Given out once more. */
  StoredAnswer again(long nowMs, long byWriter) {
    return new StoredAnswer(voucher, resource, answer, receipt, nowMs, byWriter, retryKey);
  }

  /** Whether a read asks what this answers. */
  boolean answers(Voucher asked, ChannelOffer offer) {
    return voucher.voucher().equals(asked)
        && resource.equals(offer.resource())
        && receipt.charge().ceiling().equals(offer.amount());
  }
}

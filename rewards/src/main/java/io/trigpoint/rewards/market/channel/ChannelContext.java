package io.trigpoint.rewards.market.channel;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.util.Optional;

/**
 * All that the rules look at besides the channel's ledger.
 *
 * @param offer what is offered for the requested resource
 * @param channel the id that the presented terms hash to
 * @param voucherSigner who signed the voucher, empty when the signature fits no key
 * @param depositSigner who signed the deposit's authorization; empty also without one
 * @param retryKey hash of the buyer's name for the request, when it gave one
 * @param nowMs since 1970
 * @param writer the fencing token of who asks
 */
public record ChannelContext(
    ChannelPayment payment,
    ChannelOffer offer,
    Hash32 channel,
    Optional<EvmAddress> voucherSigner,
    Optional<EvmAddress> depositSigner,
    Optional<Hash32> retryKey,
    long nowMs,
    long writer) {

  /** Whether the payer's side signed the voucher, in the one encoding that the contract takes. */
  boolean isVoucherSigned() {
    return payment.voucher().signature().isAccepted()
        && voucherSigner.equals(Optional.of(payment.terms().voucherSigner()));
  }
}

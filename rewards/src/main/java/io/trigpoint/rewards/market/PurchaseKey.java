package io.trigpoint.rewards.market;

import io.trigpoint.report.CanonicalBytes;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.epoch.TokenId;

/**
 * The identity of a payment. Signature bytes are no part of it, so that no variant counts twice.
 */
public record PurchaseKey(long chainId, TokenId token, EvmAddress payer, Hash32 nonce) {

  public static PurchaseKey of(PaymentToken token, Authorization authorization) {
    return new PurchaseKey(
        token.chainId(), token.id(), authorization.from(), authorization.nonce());
  }

  /** The id of the purchase, and of its sale. */
  public Hash32 id() {
    return CanonicalBytes.of("TRIGPOINT-PURCHASE-V1")
        .number(chainId)
        .bytes(token.address().toBytes())
        .bytes(payer.toBytes())
        .hash(nonce)
        .keccak256();
  }
}

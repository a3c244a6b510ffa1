package io.trigpoint.contracts;

import java.math.BigInteger;

/**
 * The terms of one EIP-3009 transfer.
 *
 * @param value base units
 * @param validAfter seconds since 1970; valid strictly after it
 * @param validBefore seconds since 1970; valid strictly before it
 * @param nonce 32 bytes that the payer uses once
 */
public record TransferAuthorization(
    String from,
    String to,
    BigInteger value,
    BigInteger validAfter,
    BigInteger validBefore,
    String nonce) {

  public TransferAuthorization {
    from = Hex.address(from);
    to = Hex.address(to);
    nonce = Hex.bytes32(nonce);
  }
}

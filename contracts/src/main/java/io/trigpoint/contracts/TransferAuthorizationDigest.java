package io.trigpoint.contracts;

import java.math.BigInteger;

/** The EIP-712 digest of an EIP-3009 transfer: what a payer signs. */
public final class TransferAuthorizationDigest {
  private static final byte[] TYPE_HASH =
      Abi.keccak(
          "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,"
              + "uint256 validBefore,bytes32 nonce)");

  private TransferAuthorizationDigest() {}

  /** For the token at {@code token}, which names itself {@code name} in version {@code version}. */
  public static String of(
      TransferAuthorization terms, String name, String version, BigInteger chainId, String token) {
    return new TypedDataDomain(name, version, chainId, token)
        .digest(
            TypedDataDomain.structHash(
                TYPE_HASH,
                Abi.address(terms.from()),
                Abi.address(terms.to()),
                Abi.uint256(terms.value()),
                Abi.uint256(terms.validAfter()),
                Abi.uint256(terms.validBefore()),
                Abi.bytes32(terms.nonce())));
  }
}

package io.trigpoint.contracts;

import java.math.BigInteger;

/** The EIP-712 digest of an EIP-3009 transfer: what a payer signs. */
public final class TransferAuthorizationDigest {
  private static final String FIELDS =
      "(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)";
  private static final byte[] TRANSFER_TYPE_HASH = Abi.keccak("TransferWithAuthorization" + FIELDS);
  private static final byte[] RECEIVE_TYPE_HASH = Abi.keccak("ReceiveWithAuthorization" + FIELDS);

  private TransferAuthorizationDigest() {}

  /** For the token at {@code token}, which names itself {@code name} in version {@code version}. */
  public static String of(
      TransferAuthorization terms, String name, String version, BigInteger chainId, String token) {
    return digest(TRANSFER_TYPE_HASH, terms, new TypedDataDomain(name, version, chainId, token));
  }

  /** As {@link #of}, of a transfer that only the payee may execute. */
  public static String ofReceipt(
      TransferAuthorization terms, String name, String version, BigInteger chainId, String token) {
    return digest(RECEIVE_TYPE_HASH, terms, new TypedDataDomain(name, version, chainId, token));
  }

  private static String digest(
      byte[] typeHash, TransferAuthorization terms, TypedDataDomain domain) {
    return domain.digest(
        TypedDataDomain.structHash(
            typeHash,
            Abi.address(terms.from()),
            Abi.address(terms.to()),
            Abi.uint256(terms.value()),
            Abi.uint256(terms.validAfter()),
            Abi.uint256(terms.validBefore()),
            Abi.bytes32(terms.nonce())));
  }
}

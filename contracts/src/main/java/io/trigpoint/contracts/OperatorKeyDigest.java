package io.trigpoint.contracts;

import java.math.BigInteger;

/** What a key signs to serve an operator: the same 32 bytes as the OperatorRegistry contract's. */
public final class OperatorKeyDigest {
  private static final byte[] TYPE_HASH =
      Abi.keccak("OperatorKey(address operator,uint8 role,address key,uint256 nonce)");

  private OperatorKeyDigest() {}

  /** {@code nonce} is how many times the operator has set keys before. */
  public static String of(
      String operator,
      OperatorRole role,
      String key,
      BigInteger nonce,
      BigInteger chainId,
      String registry) {
    return new TypedDataDomain("Trigpoint Operators", "1", chainId, registry)
        .digest(
            TypedDataDomain.structHash(
                TYPE_HASH,
                Abi.address(operator),
                Abi.uint8(role.number()),
                Abi.address(key),
                Abi.uint256(nonce)));
  }
}

package io.trigpoint.contracts;

import java.math.BigInteger;

/** The EIP-712 digest of an input list: the same 32 bytes as the EpochRoots contract's. */
public final class InputListDigest {
  private static final byte[] TYPE_HASH =
      Abi.keccak("InputList(uint64 epoch,uint64 setId,bytes32 inputRoot)");

  private InputListDigest() {}

  /** What an operator signs for the contract {@code epochRoots} on chain {@code chainId}. */
  public static String of(InputList list, BigInteger chainId, String epochRoots) {
    byte[] struct =
        TypedDataDomain.structHash(
            TYPE_HASH,
            Abi.uint64(list.epoch()),
            Abi.uint64(list.setId()),
            Abi.bytes32(list.inputRoot()));
    return new TypedDataDomain("Trigpoint Epoch Roots", "1", chainId, epochRoots).digest(struct);
  }
}

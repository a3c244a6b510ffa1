package io.trigpoint.contracts;

import java.math.BigInteger;
import org.web3j.crypto.Hash;

/** The EIP-712 digest of an epoch's result: the same 32 bytes as the EpochRoots contract's. */
public final class EpochResultDigest {
  private static final String TOTAL = "TokenTotal(address token,uint256 cumulative)";
  private static final byte[] TOTAL_TYPE_HASH = Abi.keccak(TOTAL);
  private static final byte[] RESULT_TYPE_HASH =
      Abi.keccak(
          "EpochResult(uint64 epoch,uint64 setId,bytes32 inputRoot,bytes32 verdictRoot,"
              + "bytes32 rewardRoot,bytes32 parameterHash,bytes32 previousRewardRoot,"
              + "TokenTotal[] totals)"
              + TOTAL);

  private EpochResultDigest() {}

  /** What an operator signs for the contract {@code epochRoots} on chain {@code chainId}. */
  public static String of(EpochResult result, BigInteger chainId, String epochRoots) {
    return Hex.of(Hash.sha3(preimage(result, chainId, epochRoots)));
  }

  /** The 66 bytes whose Keccak hash is the digest, for keys that hash what they sign. */
  public static byte[] preimage(EpochResult result, BigInteger chainId, String epochRoots) {
    return new TypedDataDomain("Trigpoint Epoch Roots", "1", chainId, epochRoots)
        .preimage(structHash(result));
  }

  private static byte[] structHash(EpochResult result) {
    byte[][] totals =
        result.totals().stream().map(EpochResultDigest::totalHash).toArray(byte[][]::new);
    return TypedDataDomain.structHash(
        RESULT_TYPE_HASH,
        Abi.uint64(result.epoch()),
        Abi.uint64(result.setId()),
        Abi.bytes32(result.inputRoot()),
        Abi.bytes32(result.verdictRoot()),
        Abi.bytes32(result.rewardRoot()),
        Abi.bytes32(result.parameterHash()),
        Abi.bytes32(result.previousRewardRoot()),
        Abi.bytes32(Hex.of(Hash.sha3(TypedDataDomain.concat(totals)))));
  }

  private static byte[] totalHash(TokenTotal total) {
    return TypedDataDomain.structHash(
        TOTAL_TYPE_HASH, Abi.address(total.token()), Abi.uint256(total.cumulative()));
  }
}

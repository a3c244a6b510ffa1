package io.trigpoint.contracts;

import java.math.BigInteger;

/**
 * The EIP-712 digest of an input manifest, which no contract takes: its domain and its type are its
 * own, so that no signature of a result or of an input list can come from it.
 */
public final class InputManifestDigest {
  private static final byte[] TYPE_HASH =
      Abi.keccak(
          "InputManifest(uint64 epoch,uint64 shards,uint64 reports,bytes32 segments,"
              + "bytes32 previous)");

  private InputManifestDigest() {}

  /**
   * The 66 bytes whose Keccak hash an operator signs of an epoch's segments.
   *
   * @param segments root over the segments, 0x and 64 digits
   * @param previous digest of the manifest of the epoch before, zero at first
   */
  public static byte[] preimage(
      long epoch,
      int shards,
      long reports,
      String segments,
      String previous,
      BigInteger chainId,
      String epochRoots) {
    byte[] struct =
        TypedDataDomain.structHash(
            TYPE_HASH,
            Abi.uint64(epoch),
            Abi.uint64(shards),
            Abi.uint64(reports),
            Abi.bytes32(segments),
            Abi.bytes32(previous));
    return new TypedDataDomain("Trigpoint Inputs", "1", chainId, epochRoots).preimage(struct);
  }
}

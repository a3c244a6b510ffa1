package io.trigpoint.contracts;

import java.math.BigInteger;
import java.util.SortedMap;

/**
 * Signatures of one digest by members of a signer set, as the contracts take them.
 *
 * @param bitmap bit i stands for signer i of the set, which is sorted by address
 * @param signatures one compact signature per set bit, ascending, joined
 */
public record QuorumSignatures(BigInteger bitmap, String signatures) {

  public QuorumSignatures {
    signatures = Hex.bytesHex(signatures);
  }

  /** Joins signatures by the index of their signer. */
  public static QuorumSignatures of(SortedMap<Integer, CompactSignature> byIndex) {
    BigInteger bitmap = BigInteger.ZERO;
    StringBuilder joined = new StringBuilder("0x");
    for (var entry : byIndex.entrySet()) {
      bitmap = bitmap.setBit(entry.getKey());
      joined.append(entry.getValue().hex(), 2, entry.getValue().hex().length());
    }
    return new QuorumSignatures(bitmap, joined.toString());
  }

  /** What a set of secp256k1 keys is proven with: the bitmap in four bytes, then the signatures. */
  public String proof() {
    return "0x%08x".formatted(bitmap.intValueExact()) + signatures.substring(2);
  }

  /** The signatures that a set of {@code size} needs: floor(2N/3) + 1, exactly. */
  public static int threshold(int size) {
    return 2 * size / 3 + 1;
  }
}

package io.trigpoint.rewards.merkle;

import io.trigpoint.report.EvmAddress;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Hashes leaves: keccak256(keccak256(abi.encode(owner, token, cumulative))). It takes a few hundred
 * at a time through each step, so that the processor fetches them from memory side by side.
 */
final class LeafHashing {
  private static final int BATCH = 256;
  private static final int WORD = 32;
  private static final int OWNER = WORD - 20;
  private static final int LENGTH = 3 * WORD;

  /** The value of each lower-case hexadecimal digit, by its character. */
  private static final byte[] DIGITS = digits();

  private final Keccak keccak = new Keccak();
  private final byte[] encoded;

  private LeafHashing(int most) {
    encoded = new byte[most * LENGTH];
  }

  /** Writes each leaf's hash into the row of its number, and the first 8 bytes of its owner. */
  static void hash(EarningsLeaf[] leaves, HashRows hashes, long[] ownerPrefixes) {
    LeafHashing hashing = new LeafHashing(Math.min(BATCH, leaves.length));
    for (int from = 0; from < leaves.length; from += BATCH) {
      hashing.hash(leaves, from, Math.min(leaves.length, from + BATCH), hashes, ownerPrefixes);
    }
  }

  private void hash(
      EarningsLeaf[] leaves, int from, int to, HashRows hashes, long[] ownerPrefixes) {
    if (fetch(leaves, from, to) < 0) {
      throw new IllegalStateException("lengths are never negative");
    }
    for (int i = from; i < to; i++) {
      encode(leaves[i], (i - from) * LENGTH);
    }
    for (int i = from; i < to; i++) {
      int start = (i - from) * LENGTH;
      ownerPrefixes[i] = ByteBuffer.wrap(encoded).getLong(start + OWNER);
      keccak.twice(encoded, start, LENGTH, hashes.block(i), HashRows.start(i));
    }
  }

  /** Looks at each owner and amount once, with so little work that the fetches overlap. */
  private static long fetch(EarningsLeaf[] leaves, int from, int to) {
    long lengths = 0;
    for (int i = from; i < to; i++) {
      lengths += leaves[i].owner().hex().length() + leaves[i].cumulative().bitLength();
    }
    return lengths;
  }

  private void encode(EarningsLeaf leaf, int start) {
    putRight(leaf.owner(), start + WORD);
    putRight(leaf.token(), start + 2 * WORD);
    putRight(leaf.cumulative(), start + LENGTH);
  }

  private void putRight(EvmAddress address, int end) {
    byte[] hex = address.hex().getBytes(StandardCharsets.ISO_8859_1);
    for (int at = end, digit = hex.length - 2; digit > 0; digit -= 2) {
      encoded[--at] = (byte) (DIGITS[hex[digit]] << 4 | DIGITS[hex[digit + 1]]);
    }
  }

  private void putRight(BigInteger amount, int end) {
    byte[] value = amount.toByteArray();
    int length = Math.min(value.length, WORD);
    Arrays.fill(encoded, end - WORD, end - length, (byte) 0);
    System.arraycopy(value, value.length - length, encoded, end - length, length);
  }

  private static byte[] digits() {
    byte[] digits = new byte[Byte.MAX_VALUE];
    for (int value = 0; value < 16; value++) {
      digits[HexFormat.of().toLowHexDigit(value)] = (byte) value;
    }
    return digits;
  }
}

package io.trigpoint.rewards.merkle;

import io.trigpoint.report.EvmAddress;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Hashes leaves: keccak256(keccak256(abi.encode(owner, token, cumulative))). It takes a few hundred
 * at a time through each step, so that the processor fetches them from memory side by side.
 */
final class LeafHashing {
  private static final int BATCH = 256;
  private static final int WORD = 32;
  private static final int LENGTH = 3 * WORD;

  private final Keccak keccak = new Keccak();
  private final byte[] encoded;

  /** The same bytes. */
  private final ByteBuffer words;

  private LeafHashing(int most) {
    encoded = new byte[most * LENGTH];
    words = ByteBuffer.wrap(encoded);
  }

  /** Writes each leaf's hash into the row of its number, and the first bytes of its owner. */
  static void hash(EarningsLeaf[] leaves, HashRows hashes, long[] ownerPrefixes) {
    LeafHashing hashing = new LeafHashing(Math.min(BATCH, leaves.length));
    for (int from = 0; from < leaves.length; from += BATCH) {
      hashing.hash(leaves, from, Math.min(leaves.length, from + BATCH), hashes, ownerPrefixes);
    }
  }

  private void hash(
      EarningsLeaf[] leaves, int from, int to, HashRows hashes, long[] ownerPrefixes) {
    if (fetch(leaves, from, to) < 0) {
      throw new IllegalStateException("what was counted is never negative");
    }
    for (int i = from; i < to; i++) {
      encode(leaves[i], (i - from) * LENGTH);
    }
    for (int i = from; i < to; i++) {
      int start = (i - from) * LENGTH;
      ownerPrefixes[i] = leaves[i].owner().first();
      keccak.twice(encoded, start, LENGTH, hashes.block(i), HashRows.start(i));
    }
  }

  /** Looks at each owner and amount once, with so little work that the fetches overlap. */
  private static long fetch(EarningsLeaf[] leaves, int from, int to) {
    long counted = 0;
    for (int i = from; i < to; i++) {
      counted += (leaves[i].owner().third() & 1) + leaves[i].cumulative().bitLength();
    }
    return counted;
  }

  private void encode(EarningsLeaf leaf, int start) {
    putRight(leaf.owner(), start + WORD);
    putRight(leaf.token(), start + 2 * WORD);
    putRight(leaf.cumulative(), start + LENGTH);
  }

  private void putRight(EvmAddress address, int end) {
    var _ =
        words
            .putLong(end - 20, address.first())
            .putLong(end - 12, address.second())
            .putInt(end - 4, address.third());
  }

  private void putRight(BigInteger amount, int end) {
    byte[] value = amount.toByteArray();
    int length = Math.min(value.length, WORD);
    Arrays.fill(encoded, end - WORD, end - length, (byte) 0);
    System.arraycopy(value, value.length - length, encoded, end - length, length);
  }
}

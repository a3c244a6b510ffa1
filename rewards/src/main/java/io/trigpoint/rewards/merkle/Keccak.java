package io.trigpoint.rewards.merkle;

import io.trigpoint.report.Hash32;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.KeccakDigest;

/**
 * Keccak-256 of texts of 64 and 96 bytes, from arrays into arrays; for one thread. The texts fit
 * one block, so they are put into the digest's state as numbers, and what it squeezes is no longer
 * than a hash; the permutation is the library's.
 */
final class Keccak extends KeccakDigest {
  private static final VarHandle LANES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int HASH_BITS = 8 * Hash32.LENGTH;
  private static final int HASH_LANES = Hash32.LENGTH / Long.BYTES;
  private static final int LAST_LANE_OF_BLOCK = (1_600 - 2 * HASH_BITS) / Long.SIZE - 1;

  Keccak() {
    super(HASH_BITS);
    rate = HASH_BITS;
  }

  /** Hashes two neighbouring hashes, the lower one first. */
  void pair(byte[] from, int start, byte[] into, int at) {
    int second = start + Hash32.LENGTH;
    boolean ascending = HashRows.compare(from, start, from, second) <= 0;
    put(from, ascending ? start : second, 0, HASH_LANES);
    put(from, ascending ? second : start, HASH_LANES, HASH_LANES);
    finish(2 * HASH_LANES, into, at);
  }

  /** Hashes a text and then its hash; the length is a multiple of 8, at most 128. */
  void twice(byte[] from, int start, int length, byte[] into, int at) {
    int lanes = length / Long.BYTES;
    put(from, start, 0, lanes);
    finish(lanes, into, at);
    finish(HASH_LANES, into, at);
  }

  private void put(byte[] from, int start, int firstLane, int lanes) {
    for (int i = 0; i < lanes; i++) {
      state[firstLane + i] = (long) LANES.get(from, start + i * Long.BYTES);
    }
  }

  /** Pads what is in the first lanes, and writes its hash, which then is in the first four. */
  private void finish(int lanes, byte[] into, int at) {
    Arrays.fill(state, lanes, state.length, 0);
    state[lanes] = 1;
    state[LAST_LANE_OF_BLOCK] |= Long.MIN_VALUE;
    squeezing = true;
    bitsInQueue = 0;
    squeeze(into, at, HASH_BITS);
  }
}

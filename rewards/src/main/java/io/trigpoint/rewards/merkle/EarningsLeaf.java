package io.trigpoint.rewards.merkle;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.math.BigInteger;

/**
 * All that an owner has earned of a token since genesis, as the Distributor contract checks it.
 *
 * @param cumulative base units, from 0 to 2^256 − 1
 */
public record EarningsLeaf(EvmAddress owner, EvmAddress token, BigInteger cumulative) {
  private static final int WORD = 32;

  public EarningsLeaf {
    if (cumulative.signum() < 0 || cumulative.bitLength() > 8 * WORD) {
      throw new IllegalArgumentException("not an unsigned 256-bit number: " + cumulative);
    }
  }

  /** keccak256(keccak256(abi.encode(owner, token, cumulative))). */
  public Hash32 hash() {
    byte[] encoded = new byte[3 * WORD];
    putRight(owner.toBytes(), encoded, WORD);
    putRight(token.toBytes(), encoded, 2 * WORD);
    putRight(cumulative.toByteArray(), encoded, 3 * WORD);
    return Hashes.keccak256(Hashes.keccak256(encoded).toBytes());
  }

  private static void putRight(byte[] value, byte[] into, int end) {
    int length = Math.min(value.length, WORD);
    System.arraycopy(value, value.length - length, into, end - length, length);
  }
}

package io.trigpoint.rewards.merkle;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.math.BigInteger;

/**
 * All that an owner has earned of a token since genesis, as the Distributor contract checks it.
 *
 * @param cumulative base units, from 0 to 2^256 − 1
 */
public record EarningsLeaf(EvmAddress owner, EvmAddress token, BigInteger cumulative) {
  private static final int BITS = 256;

  public EarningsLeaf {
    if (cumulative.signum() < 0 || cumulative.bitLength() > BITS) {
      throw new IllegalArgumentException("not an unsigned 256-bit number: " + cumulative);
    }
  }

  /** keccak256(keccak256(abi.encode(owner, token, cumulative))). */
  public Hash32 hash() {
    HashRows hash = new HashRows(1);
    LeafHashing.hash(new EarningsLeaf[] {this}, hash, new long[1]);
    return hash.get(0);
  }

  /** By owner, then token; the amount does not count. */
  int compareAccount(EvmAddress otherOwner, EvmAddress otherToken) {
    int byOwner = owner.compareTo(otherOwner);
    return byOwner != 0 ? byOwner : token.compareTo(otherToken);
  }

  int compareAccount(EarningsLeaf other) {
    return compareAccount(other.owner, other.token);
  }
}

package io.trigpoint.node.chain;

import java.math.BigInteger;

/**
 * What a transaction offers per unit of gas, in wei (EIP-1559).
 *
 * @param maxFee most that it pays in all
 * @param priorityFee most of it that goes to the block's proposer
 */
public record Fees(BigInteger maxFee, BigInteger priorityFee) {
  private static final BigInteger EIGHT = BigInteger.valueOf(8);

  /** Survives a base fee that doubles. */
  public static Fees over(BigInteger baseFee, BigInteger priorityFee) {
    return new Fees(baseFee.shiftLeft(1).add(priorityFee), priorityFee);
  }

  /** What a replacement must offer at least: an eighth more on both, which every pool takes. */
  public Fees raised() {
    return new Fees(raised(maxFee), raised(priorityFee));
  }

  /** The higher one of each. */
  public Fees max(Fees other) {
    return new Fees(maxFee.max(other.maxFee), priorityFee.max(other.priorityFee));
  }

  private static BigInteger raised(BigInteger fee) {
    return fee.add(fee.divide(EIGHT)).add(BigInteger.ONE);
  }
}

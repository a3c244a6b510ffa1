package io.trigpoint.node.chain;

import java.math.BigInteger;

/**
 * What a transaction offers per unit of gas, in wei (EIP-1559).
 *
 * @param maxFee most that it pays in all
 * @param priorityFee most of it that goes to the block's proposer; never more than {@code maxFee}
 */
public record Fees(BigInteger maxFee, BigInteger priorityFee) {
  private static final BigInteger EIGHT = BigInteger.valueOf(8);
  private static final BigInteger NINE = BigInteger.valueOf(9);

  public Fees {
    if (priorityFee.compareTo(maxFee) > 0) {
      throw new IllegalArgumentException(priorityFee + " is more than the whole fee " + maxFee);
    }
  }

  /**
   * Still pays after so many full blocks, each of which raises the base fee by an eighth, the most
   * that the protocol allows.
   */
  public static Fees lasting(BigInteger baseFee, BigInteger priorityFee, int blocks) {
    BigInteger base =
        baseFee.multiply(NINE.pow(blocks)).divide(EIGHT.pow(blocks)).add(BigInteger.ONE);
    return new Fees(base.add(priorityFee), priorityFee);
  }

  /** What a replacement must offer at least: an eighth more on both, which every pool takes. */
  public Fees raised() {
    return new Fees(raised(maxFee), raised(priorityFee));
  }

  /** The higher one of each. */
  public Fees max(Fees other) {
    return new Fees(maxFee.max(other.maxFee), priorityFee.max(other.priorityFee));
  }

  /** The same within a bound. */
  public Fees atMost(BigInteger highest) {
    return new Fees(maxFee.min(highest), priorityFee.min(highest));
  }

  /** Whether this may replace another one in a pool. */
  boolean outbids(Fees other) {
    Fees least = other.raised();
    return maxFee.compareTo(least.maxFee) >= 0 && priorityFee.compareTo(least.priorityFee) >= 0;
  }

  private static BigInteger raised(BigInteger fee) {
    return fee.add(fee.divide(EIGHT)).add(BigInteger.ONE);
  }
}

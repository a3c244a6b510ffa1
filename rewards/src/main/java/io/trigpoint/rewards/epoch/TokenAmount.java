package io.trigpoint.rewards.epoch;

import java.math.BigInteger;
import java.util.Collection;

/**
 * An amount of one token in base units: never negative, never rounded except where a name says
 * floor.
 */
public record TokenAmount(BigInteger baseUnits) implements Comparable<TokenAmount> {
  public static final TokenAmount ZERO = new TokenAmount(BigInteger.ZERO);

  public TokenAmount {
    if (baseUnits.signum() < 0) {
      throw new IllegalArgumentException("an amount is never negative: " + baseUnits);
    }
  }

  public static TokenAmount of(long baseUnits) {
    return new TokenAmount(BigInteger.valueOf(baseUnits));
  }

  public static TokenAmount sum(Collection<TokenAmount> amounts) {
    return amounts.stream().reduce(ZERO, TokenAmount::plus);
  }

  public TokenAmount plus(TokenAmount other) {
    return new TokenAmount(baseUnits.add(other.baseUnits));
  }

  /** Throws {@link IllegalArgumentException} when more is taken than there is. */
  public TokenAmount minus(TokenAmount other) {
    return new TokenAmount(baseUnits.subtract(other.baseUnits));
  }

  /** This amount × part / whole, rounded down; nothing when the whole is zero. */
  public TokenAmount shareFloor(BigInteger part, BigInteger whole) {
    if (whole.signum() == 0) {
      return ZERO;
    }
    return new TokenAmount(baseUnits.multiply(part).divide(whole));
  }

  public TokenAmount shareFloor(long part, long whole) {
    return shareFloor(BigInteger.valueOf(part), BigInteger.valueOf(whole));
  }

  public boolean isZero() {
    return baseUnits.signum() == 0;
  }

  @Override
  public int compareTo(TokenAmount other) {
    return baseUnits.compareTo(other.baseUnits);
  }

  @Override
  public String toString() {
    return baseUnits.toString();
  }
}

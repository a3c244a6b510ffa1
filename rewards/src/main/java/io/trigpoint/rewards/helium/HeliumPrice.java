package io.trigpoint.rewards.helium;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * What a token costs.
 *
 * @param perBaseUnit US dollars, above zero
 */
public record HeliumPrice(BigDecimal perBaseUnit) {
  /** Decimals of the token, and of the price that the oracle gives. */
  public static final int DECIMALS = 8;

  /** Places that amounts and rates are rounded to. */
  static final int PLACES = 15;

  private static final BigDecimal DOLLARS_PER_CREDIT = new BigDecimal("0.00001");

  public HeliumPrice {
    if (perBaseUnit.signum() <= 0) {
      throw new IllegalArgumentException("a price is above zero, not " + perBaseUnit);
    }
  }

  /**
   * The price of a token of that many decimals, from the oracle's integer.
   *
   * @param price 10^8 is one US dollar for a whole token
   */
  public static HeliumPrice ofOracle(BigInteger price, int decimals) {
    return new HeliumPrice(new BigDecimal(price, DECIMALS + decimals));
  }

  /** US dollars for a whole token of that many decimals. */
  public BigDecimal perToken(int decimals) {
    return perBaseUnit.movePointRight(decimals);
  }

  /** What data credits cost in base units, rounded up at 15 places. */
  public BigDecimal baseUnits(BigDecimal credits) {
    return credits.multiply(DOLLARS_PER_CREDIT).divide(perBaseUnit, PLACES, RoundingMode.CEILING);
  }

  /** How many whole data credits base units pay for. */
  public BigInteger credits(BigDecimal baseUnits) {
    return baseUnits
        .multiply(perBaseUnit)
        .divide(DOLLARS_PER_CREDIT, 0, RoundingMode.FLOOR)
        .toBigIntegerExact();
  }
}

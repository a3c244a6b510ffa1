package io.trigpoint.rewards.helium;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Base units for a share of each pool: the pool divided by all its shares, half-even at 15 places,
 * or zero when there are no shares.
 */
public record HeliumRates(BigDecimal beacon, BigDecimal witness, BigDecimal data) {

  static HeliumRates of(HeliumPools pools, BigDecimal dataTaken, HeliumShares all) {
    return new HeliumRates(
        rate(pools.beacon(), all.beacon()),
        rate(pools.witness(), all.witness()),
        rate(dataTaken, all.credits()));
  }

  /** Each pool's rate times the shares, rounded down. */
  HeliumAmounts amounts(HeliumShares shares) {
    return new HeliumAmounts(
        floor(beacon.multiply(shares.beacon())),
        floor(witness.multiply(shares.witness())),
        floor(data.multiply(shares.credits())));
  }

  static BigInteger floor(BigDecimal amount) {
    return amount.setScale(0, RoundingMode.FLOOR).toBigIntegerExact();
  }

  private static BigDecimal rate(BigDecimal pool, BigDecimal shares) {
    return shares.signum() == 0
        ? BigDecimal.ZERO.setScale(HeliumPrice.PLACES)
        : pool.divide(shares, HeliumPrice.PLACES, RoundingMode.HALF_EVEN);
  }
}

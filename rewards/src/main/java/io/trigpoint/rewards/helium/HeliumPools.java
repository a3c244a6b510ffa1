package io.trigpoint.rewards.helium;

import java.math.BigDecimal;

/**
 * The parts of an epoch's emission in base units of the token, not rounded.
 *
 * @param beacon 6 %, and a fifth of what data transfer leaves over
 * @param witness 24 %, and four fifths of what data transfer leaves over
 * @param data 50 %: the most that data transfer can take
 * @param operations 7 %
 * @param oracles 7 %, which nobody gets
 */
public record HeliumPools(
    BigDecimal beacon,
    BigDecimal witness,
    BigDecimal data,
    BigDecimal operations,
    BigDecimal oracles) {
  private static final BigDecimal BEACON = new BigDecimal("0.06");
  private static final BigDecimal WITNESS = new BigDecimal("0.24");
  private static final BigDecimal DATA = new BigDecimal("0.50");
  private static final BigDecimal OPERATIONS = new BigDecimal("0.07");
  private static final BigDecimal ORACLES = new BigDecimal("0.07");
  private static final BigDecimal BEACON_OF_REMAINDER = new BigDecimal("0.20");
  private static final BigDecimal WITNESS_OF_REMAINDER = new BigDecimal("0.80");

  /** The part of an emission that beacons, witnesses and data share. */
  static final BigDecimal SHARED = BEACON.add(WITNESS).add(DATA);

  /**
   * Throws {@link IllegalArgumentException} when the emission or the remainder is negative.
   *
   * @param remainder base units of the data pool that data transfer did not take
   */
  public static HeliumPools of(BigDecimal emission, BigDecimal remainder) {
    if (emission.signum() < 0 || remainder.signum() < 0) {
      throw new IllegalArgumentException(
          "neither an emission nor a remainder is negative: " + emission + ", " + remainder);
    }
    return new HeliumPools(
        emission.multiply(BEACON).add(remainder.multiply(BEACON_OF_REMAINDER)),
        emission.multiply(WITNESS).add(remainder.multiply(WITNESS_OF_REMAINDER)),
        data(emission),
        emission.multiply(OPERATIONS),
        emission.multiply(ORACLES));
  }

  static BigDecimal data(BigDecimal emission) {
    return emission.multiply(DATA);
  }
}

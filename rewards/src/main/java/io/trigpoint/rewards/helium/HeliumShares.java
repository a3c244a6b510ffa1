package io.trigpoint.rewards.helium;

import java.math.BigDecimal;

/**
 * What one key did in an epoch.
 *
 * @param beacon Σ scale × reward unit of its beacons
 * @param witness Σ scale × reward unit of its witness reports
 * @param credits data credits of the packets that it carried
 */
public record HeliumShares(BigDecimal beacon, BigDecimal witness, BigDecimal credits) {
  public static final HeliumShares NONE =
      new HeliumShares(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  public HeliumShares {
    if (beacon.signum() < 0 || witness.signum() < 0 || credits.signum() < 0) {
      throw new IllegalArgumentException(
          "shares are never negative: " + beacon + ", " + witness + ", " + credits);
    }
  }

  public HeliumShares plus(HeliumShares other) {
    return new HeliumShares(
        beacon.add(other.beacon), witness.add(other.witness), credits.add(other.credits));
  }
}

package io.trigpoint.coverage;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The weight of one proof after HIP-15, in ten-thousandths, half to even: four witnesses are
 * wanted, each further one adds less.
 *
 * @param beacon for the beaconer
 * @param perWitness for each selected witness
 */
public record RewardUnits(int beacon, int perWitness) {
  private static final int WANTED = 4;
  private static final BigDecimal DECAY = new BigDecimal("0.8");
  private static final BigDecimal CAP = BigDecimal.TWO;

  /** The units for n selected valid witnesses; n must not be negative. */
  public static RewardUnits of(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("a count of witnesses is not negative: " + n);
    }
    if (n == 0) {
      return new RewardUnits(0, 0);
    }
    if (n <= WANTED) {
      return new RewardUnits(10_000 * n / WANTED, 10_000);
    }
    BigDecimal tail = DECAY.pow(n - WANTED);
    BigDecimal beacon = CAP.min(CAP.subtract(tail));
    BigDecimal shared = BigDecimal.valueOf(WANTED - 1).add(tail);
    BigDecimal each = CAP.min(shared.divide(BigDecimal.valueOf(n), 40, RoundingMode.HALF_EVEN));
    return new RewardUnits(tenThousandths(beacon), tenThousandths(each));
  }

  private static int tenThousandths(BigDecimal value) {
    return value.movePointRight(4).setScale(0, RoundingMode.HALF_EVEN).intValueExact();
  }
}

package io.trigpoint.node.epochs.publictier;

import io.trigpoint.report.ReportVerdict;
import java.math.BigDecimal;
import java.util.Optional;

/** What one report earned, from the figures of its verdict. */
public final class ReportPoints {
  private static final String SCORED = "coverage.scored";
  private static final BigDecimal POINTS = BigDecimal.valueOf(1_000_000);

  private ReportPoints() {}

  /**
   * Points in the beacon or the witness pool: {@code floor(unit × scale × 1 000 000)}. 0 for
   * weather readings, which earn together.
   */
  public static long of(ReportVerdict verdict) {
    return verdict.rule().equals(SCORED)
        ? figure(verdict, "unit").multiply(figure(verdict, "scale")).multiply(POINTS).longValue()
        : 0;
  }

  private static BigDecimal figure(ReportVerdict verdict, String name) {
    return new BigDecimal(Optional.ofNullable(verdict.evidence().get(name)).orElse("0"));
  }
}

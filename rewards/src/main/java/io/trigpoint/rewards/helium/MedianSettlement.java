package io.trigpoint.rewards.helium;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;

/** What a recipient is paid when oracles report its lifetime total; base units. */
public sealed interface MedianSettlement {

  /**
   * The median was paid out.
   *
   * @param median the recipient's new lifetime total
   * @param payout median − what was paid before
   */
  record Paid(BigInteger median, BigInteger payout) implements MedianSettlement {}

  /** Nothing was paid. */
  record Refused(Reason reason) implements MedianSettlement {}

  /** Why nothing was paid. */
  enum Reason {
    /** Fewer than half of the oracles reported, rounded up, or none. */
    NOT_ENOUGH_REPORTS("NotEnoughReports"),
    /** The median is below what was paid already. */
    ARITHMETIC_ERROR("ArithmeticError");

    private final String reference;

    Reason(String reference) {
      this.reference = reference;
    }

    public String reference() {
      return reference;
    }
  }

  /**
   * The median is the element floor(n / 2) of the n sorted reports.
   *
   * @param oracles how many could report; fewer than the reports is an {@link
   *     IllegalArgumentException}
   * @param reports lifetime totals, one from each oracle that reported
   * @param paid what the recipient was paid before
   */
  static MedianSettlement of(int oracles, Collection<BigInteger> reports, BigInteger paid) {
    if (reports.size() > oracles) {
      throw new IllegalArgumentException(reports.size() + " reports of " + oracles + " oracles");
    }
    if (reports.isEmpty() || reports.size() < Math.ceilDiv(oracles, 2)) {
      return new Refused(Reason.NOT_ENOUGH_REPORTS);
    }
    List<BigInteger> sorted = reports.stream().sorted().toList();
    BigInteger median = sorted.get(sorted.size() / 2);
    return median.compareTo(paid) < 0
        ? new Refused(Reason.ARITHMETIC_ERROR)
        : new Paid(median, median.subtract(paid));
  }
}

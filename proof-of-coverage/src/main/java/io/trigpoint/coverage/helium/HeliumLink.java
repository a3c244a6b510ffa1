package io.trigpoint.coverage.helium;

import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Hertz;

/** What the reference allows between two antennas. */
public final class HeliumLink {
  private static final int TENTHS = 10;

  private HeliumLink() {}

  /**
   * The strongest reception in free space, dBm: power plus both gains, whose tenths are dropped,
   * minus the free space loss. Infinite at distance 0.
   */
  public static double limit(
      double powerDbm, Decibels beaconer, Decibels witness, Hertz frequency, double metres) {
    int beaconerDb = beaconer.tenths() / TENTHS;
    int witnessDb = witness.tenths() / TENTHS;
    double loss = LinkBudget.freeSpaceLoss(frequency, metres);
    return powerDbm + beaconerDb - loss + witnessDb;
  }
}

package io.trigpoint.attacks;

import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.RadioDetail;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * A concentrator and the place's noise.
 *
 * @param offsetDb what its strength readings are off by
 * @param fine whether it prints the signal's own strength and the frequency offset
 */
record Receiver(double noiseDbm, double offsetDb, boolean fine, Crystal crystal) {
  private static final double SATURATION_DB = 12;

  static Receiver of(RandomGenerator random) {
    double local = StrictMath.min(10, StrictMath.abs(3 * random.nextGaussian()));
    return new Receiver(
        -117 + local, 1.5 * random.nextGaussian(), random.nextBoolean(), Crystal.of(random));
  }

  /** What a forwarder prints of a reception. The ratio saturates; strengths are whole dBm. */
  Reading print(double signalDbm, double noiseNow, int offsetHz, long tmst, double jitterDb) {
    double ratio = signalDbm - noiseNow;
    double printed = ratio <= SATURATION_DB - 2 ? ratio : SATURATION_DB - 2 * squash(ratio);
    double power = 10 * StrictMath.log10(watts(signalDbm) + watts(noiseNow));
    long quarters = (long) StrictMath.rint(4 * StrictMath.min(14.5, printed + jitterDb));
    Decibels snr = new Decibels((int) (quarters * 5 / 2));
    RadioDetail detail =
        fine
            ? new RadioDetail(Optional.of(whole(signalDbm)), OptionalInt.of(offsetHz))
            : RadioDetail.NONE;
    return new Reading(whole(power), snr, tmst, detail);
  }

  private Dbm whole(double dbm) {
    return Dbm.of(StrictMath.rint(dbm + offsetDb));
  }

  private static double squash(double ratio) {
    return StrictMath.exp(-(ratio - SATURATION_DB + 2) / 2);
  }

  private static double watts(double dbm) {
    return StrictMath.pow(10, dbm / 10);
  }
}

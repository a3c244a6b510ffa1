package io.trigpoint.coverage;

import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.SpreadingFactor;
import java.util.stream.IntStream;

/** What physics allows between two antennas, for LoRa in 125 kHz. */
public final class LinkBudget {
  /** The reference's figure, m/s; kept so that its limits come out to the last digit. */
  private static final double SPEED_OF_LIGHT = 2.998e8;

  /** -174 dBm/Hz + 10 log10(125 kHz) + 6 dB noise figure. */
  public static final Dbm NOISE_FLOOR = Dbm.of(-117);

  private static final double HORIZON_METRES = 4_120;

  /** Ratios that receivers print, in tenths of a dB either way. */
  private static final int COMMON_TENTHS = 400;

  private static final double[] NOISY =
      IntStream.rangeClosed(-COMMON_TENTHS, COMMON_TENTHS)
          .mapToDouble(LinkBudget::computeNoisy)
          .toArray();

  private LinkBudget() {}

  /** 20 log10(4 π d f / c) dB. The distance must be positive. */
  public static double freeSpaceLoss(Hertz frequency, double metres) {
    return 20 * StrictMath.log10(4 * StrictMath.PI * metres * frequency.value() / SPEED_OF_LIGHT);
  }

  /** The strongest reception in free space, gains in full tenths, rounded up to a tenth. */
  public static Dbm strongest(
      Dbm conducted, Decibels sender, Decibels receiver, Hertz frequency, double metres) {
    double limit =
        ((double) conducted.tenths() + sender.tenths() + receiver.tenths()) / 10.0
            - freeSpaceLoss(frequency, metres);
    return new Dbm((int) StrictMath.ceil(limit * 10));
  }

  /** The strongest reception that is still believed: within a metre as at one, plus a margin. */
  public static Dbm loudest(
      Dbm conducted,
      Decibels sender,
      Decibels receiver,
      Hertz frequency,
      double metres,
      Decibels margin) {
    Dbm strongest = strongest(conducted, sender, receiver, frequency, StrictMath.max(1, metres));
    return new Dbm(strongest.tenths() + margin.tenths());
  }

  /**
   * How far a signal follows the Earth at 4/3 of its radius, metres: 4120 m times the square roots
   * of both heights above the ground between, metres, not negative.
   */
  public static double horizon(double sender, double receiver) {
    return HORIZON_METRES * (StrictMath.sqrt(sender) + StrictMath.sqrt(receiver));
  }

  /** The lowest signal-to-noise ratio that demodulates: -7.5 dB at SF7, 2.5 dB less per step. */
  public static Decibels snrFloor(SpreadingFactor spreading) {
    return new Decibels(-75 - 25 * (spreading.value() - 7));
  }

  /** The weakest signal that demodulates at the standard noise floor. */
  public static Dbm sensitivity(SpreadingFactor spreading) {
    return new Dbm(NOISE_FLOOR.tenths() + snrFloor(spreading).tenths());
  }

  /** The signal's part of a channel RSSI: rssi − 10 log10(1 + 10^(−snr/10)). */
  public static Dbm signalPart(Dbm rssi, Decibels snr) {
    return Dbm.of(rssi.value() - noisy(-snr.tenths()));
  }

  /** The noise's part of a channel RSSI: rssi − 10 log10(1 + 10^(snr/10)). */
  public static Dbm noisePart(Dbm rssi, Decibels snr) {
    return Dbm.of(rssi.value() - noisy(snr.tenths()));
  }

  private static double noisy(int tenths) {
    boolean common = tenths >= -COMMON_TENTHS && tenths <= COMMON_TENTHS;
    return common ? NOISY[tenths + COMMON_TENTHS] : computeNoisy(tenths);
  }

  private static double computeNoisy(int tenths) {
    return 10 * StrictMath.log10(1 + StrictMath.pow(10, tenths / 10.0 / 10));
  }
}

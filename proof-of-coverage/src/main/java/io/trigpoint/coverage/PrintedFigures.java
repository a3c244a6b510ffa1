package io.trigpoint.coverage;

import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.SpreadingFactor;

/** What a receiver can print of one reception, whoever sent it. */
public final class PrintedFigures {
  /** Above this ratio receivers saturate, and strength no longer follows from it. */
  private static final int SATURATION_DDB = 50;

  private PrintedFigures() {}

  /** The lowest ratio that is believed. */
  static Decibels lowestRatio(SpreadingFactor spreading, TrigpointParameters.Radio radio) {
    return new Decibels(LinkBudget.snrFloor(spreading).tenths() - radio.weaknessMargin().tenths());
  }

  /** Whether receivers report such a ratio at all. */
  public static boolean ratioExists(
      Decibels snr, SpreadingFactor spreading, TrigpointParameters.Radio radio) {
    return snr.tenths() >= lowestRatio(spreading, radio).tenths()
        && snr.tenths() <= radio.maxSnr().tenths();
  }

  /**
   * Strength and ratio together imply a noise level, which is a property of the place. Forwarders
   * print either the channel's strength or the signal's, so one reading that fits is enough; a
   * reported signal strength must fit as well.
   */
  public static boolean noiseExists(
      Dbm rssi, Decibels snr, RadioDetail detail, TrigpointParameters.Radio radio) {
    boolean either =
        plausible(LinkBudget.noisePart(rssi, snr).tenths(), snr, radio)
            || plausible(rssi.tenths() - snr.tenths(), snr, radio);
    return either
        && detail.signalRssi().stream()
            .allMatch(signal ->
                signal.tenths() <= rssi.tenths() + radio.loudnessMargin().tenths()
                    && plausible(signal.tenths() - snr.tenths(), snr, radio));
  }

  private static boolean plausible(int noise, Decibels snr, TrigpointParameters.Radio radio) {
    int floor = LinkBudget.NOISE_FLOOR.tenths();
    return noise >= floor - radio.quieterNoise().tenths()
        && (snr.tenths() >= SATURATION_DDB || noise <= floor + radio.louderNoise().tenths());
  }
}

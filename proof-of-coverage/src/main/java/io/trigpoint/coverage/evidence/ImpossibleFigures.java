package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.LinkBudget;
import io.trigpoint.report.Decibels;

/** Strength and ratio that no receiver prints together. */
final class ImpossibleFigures {
  /** Demodulators find a little more than their data sheet says. */
  private static final int BELOW_FLOOR_DDB = 30;

  private static final int HIGHEST_DDB = 150;

  /** Above this ratio receivers saturate, and only the quiet side can be checked. */
  private static final int SATURATION_DDB = 50;

  private static final int QUIETER_DDB = 90;
  private static final int LOUDER_DDB = 140;

  private ImpossibleFigures() {}

  static boolean in(Reception heard) {
    int snr = heard.snr().tenths();
    int floor = LinkBudget.snrFloor(heard.spreading()).tenths();
    return snr < floor - BELOW_FLOOR_DDB || snr > HIGHEST_DDB || noiseOfNoPlace(heard);
  }

  /** With a reported signal strength there is one reading, without there are two. */
  private static boolean noiseOfNoPlace(Reception heard) {
    Decibels snr = heard.snr();
    return heard
        .detail()
        .signalRssi()
        .map(signal -> !plausible(signal.tenths() - snr.tenths(), snr))
        .orElseGet(() ->
            !plausible(LinkBudget.noisePart(heard.rssi(), snr).tenths(), snr)
                && !plausible(heard.rssi().tenths() - snr.tenths(), snr));
  }

  private static boolean plausible(int noise, Decibels snr) {
    int over = noise - LinkBudget.NOISE_FLOOR.tenths();
    return over >= -QUIETER_DDB && (snr.tenths() >= SATURATION_DDB || over <= LOUDER_DDB);
  }
}

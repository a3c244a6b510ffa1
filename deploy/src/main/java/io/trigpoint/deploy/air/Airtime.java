package io.trigpoint.deploy.air;

import io.trigpoint.report.SpreadingFactor;

/**
 * How long a LoRa frame lasts at 125 kHz, coding 4/5, explicit header, CRC, eight preamble symbols.
 */
public final class Airtime {
  private Airtime() {}

  /** Microseconds, after the formula in Semtech's SX127x data sheet. */
  public static long micros(SpreadingFactor spreading, int bytes) {
    int sf = spreading.value();
    int lowRate = sf >= 11 ? 1 : 0;
    int bits = 8 * bytes - 4 * sf + 28 + 16;
    int blocks = Math.max(0, Math.ceilDiv(bits, 4 * (sf - 2 * lowRate)));
    long quarterSymbols = 4L * (8 + blocks * 5L + 8) + 17;
    return quarterSymbols * (1L << sf) * 1_000_000 / SpreadingFactor.BANDWIDTH.value() / 4;
  }
}

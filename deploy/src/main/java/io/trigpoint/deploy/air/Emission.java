package io.trigpoint.deploy.air;

import io.trigpoint.report.Hertz;
import io.trigpoint.report.SpreadingFactor;
import java.util.HexFormat;

/**
 * One frame leaving an antenna.
 *
 * @param number counts emissions of a network, and seeds the fading of this one
 * @param frame the bytes on air, hexadecimal
 * @param powerDbm conducted power; the antenna's gain comes on top
 * @param startMicros when it begins, microseconds of the network's true time
 */
public record Emission(
    long number,
    Site from,
    String frame,
    Hertz frequency,
    SpreadingFactor spreading,
    double powerDbm,
    long startMicros) {

  public byte[] bytes() {
    return HexFormat.of().parseHex(frame);
  }

  public long endMicros() {
    return startMicros + Airtime.micros(spreading, frame.length() / 2);
  }

  /** Whether two frames are on air together on one channel. */
  boolean disturbs(Emission other) {
    return number != other.number
        && frequency.equals(other.frequency)
        && spreading.equals(other.spreading)
        && startMicros < other.endMicros()
        && other.startMicros < endMicros();
  }

  /** Whether two frames are on air together on any channel. */
  boolean overlaps(Emission other) {
    return startMicros < other.endMicros() && other.startMicros < endMicros();
  }
}

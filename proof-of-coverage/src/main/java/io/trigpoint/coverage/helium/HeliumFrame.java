package io.trigpoint.coverage.helium;

import io.trigpoint.report.Hertz;

/**
 * How the beaconer says it transmitted.
 *
 * @param payloadHex hexadecimal, of any length
 * @param datarate for example SF12BW125
 * @param powerDbm conducted power
 */
public record HeliumFrame(String payloadHex, Hertz frequency, String datarate, double powerDbm) {
  /** Throws {@link IllegalArgumentException} when the payload is not hexadecimal. */
  public HeliumFrame {
    payloadHex = HeliumHex.checked(payloadHex);
  }
}

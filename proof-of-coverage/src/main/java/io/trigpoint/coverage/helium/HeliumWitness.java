package io.trigpoint.coverage.helium;

import io.trigpoint.report.Dbm;
import io.trigpoint.report.Hertz;

/**
 * A witness report as the reference's ingest got it. Its signal-to-noise ratio and data rate are
 * left out: no rule looks at them.
 *
 * @param witness the gateway's key, in the text form of the beaconer's
 * @param receivedMs Unix milliseconds of its arrival
 * @param payloadHex hexadecimal, of any length
 */
public record HeliumWitness(
    String witness, long receivedMs, String payloadHex, Dbm signal, Hertz frequency) {
  /** Throws {@link IllegalArgumentException} when the payload is not hexadecimal. */
  public HeliumWitness {
    payloadHex = HeliumHex.checked(payloadHex);
  }
}

package io.trigpoint.coverage.helium;

/**
 * A published public entropy.
 *
 * @param hex its bytes, hexadecimal
 * @param seconds the Unix time that enters the beacon's seed
 * @param startMs Unix milliseconds of the beginning of its life
 */
public record HeliumEntropy(String hex, long seconds, long startMs) {
  /** Throws {@link IllegalArgumentException} when the text is not hexadecimal. */
  public HeliumEntropy {
    hex = HeliumHex.checked(hex);
  }
}

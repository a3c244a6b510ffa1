package io.trigpoint.coverage.helium;

import java.util.HexFormat;
import java.util.Locale;

/** Bytes as text, so that values which hold them are equal when the bytes are. */
final class HeliumHex {
  private HeliumHex() {}

  /** Lower case; throws {@link IllegalArgumentException} for what is not hexadecimal. */
  static String checked(String hex) {
    String lower = hex.toLowerCase(Locale.ROOT);
    return HexFormat.of().formatHex(HexFormat.of().parseHex(lower));
  }
}

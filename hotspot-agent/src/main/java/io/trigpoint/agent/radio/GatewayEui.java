package io.trigpoint.agent.radio;

import java.util.Locale;

/** The 64-bit id of a gateway; text form is 16 lower-case hexadecimal digits. */
public record GatewayEui(long value) {

  /** Reads 16 hexadecimal digits, with or without colons or dashes. */
  public static GatewayEui parse(String text) {
    String digits = text.replaceAll("[:-]", "").toLowerCase(Locale.ROOT);
    if (!digits.matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException("a gateway EUI has 16 hexadecimal digits: " + text);
    }
    return new GatewayEui(Long.parseUnsignedLong(digits, 16));
  }

  @Override
  public String toString() {
    return String.format("%016x", value);
  }
}

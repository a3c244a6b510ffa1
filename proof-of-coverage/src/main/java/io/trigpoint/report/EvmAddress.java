package io.trigpoint.report;

import java.util.HexFormat;
import java.util.Locale;

/** A twenty-byte EVM account, kept as 0x and forty lower-case hexadecimal digits. */
public record EvmAddress(String hex) implements Comparable<EvmAddress> {

  public EvmAddress {
    hex = hex.toLowerCase(Locale.ROOT);
    if (!hex.matches("0x[0-9a-f]{40}")) {
      throw new IllegalArgumentException("not an EVM address: " + hex);
    }
  }

  public byte[] toBytes() {
    return HexFormat.of().parseHex(hex.substring(2));
  }

  @Override
  public int compareTo(EvmAddress other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}

package io.trigpoint.contracts;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads and writes hexadecimal as the contracts' callers use it: lower case with the 0x prefix. */
public final class Hex {
  private static final Pattern BYTES = Pattern.compile("0x(?:[0-9a-f]{2})*");
  private static final int ADDRESS_LENGTH = 20;
  private static final int WORD_LENGTH = 32;

  private Hex() {}

  /** Bytes to lower-case hexadecimal with the 0x prefix. */
  public static String of(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }

  /** Hexadecimal with the 0x prefix to bytes. */
  public static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(bytesHex(hex), 2, hex.length());
  }

  /** Twenty bytes in lower case; anything else is an {@link IllegalArgumentException}. */
  public static String address(String hex) {
    return ofLength(hex, ADDRESS_LENGTH);
  }

  /** Thirty-two bytes in lower case; anything else is an {@link IllegalArgumentException}. */
  public static String bytes32(String hex) {
    return ofLength(hex, WORD_LENGTH);
  }

  /** Any number of bytes in lower case; anything else is an {@link IllegalArgumentException}. */
  public static String bytesHex(String hex) {
    String lower = hex.toLowerCase(Locale.ROOT);
    if (!BYTES.matcher(lower).matches()) {
      throw new IllegalArgumentException("not 0x and pairs of hexadecimal digits: " + hex);
    }
    return lower;
  }

  static String ofLength(String hex, int length) {
    String lower = bytesHex(hex);
    if (lower.length() != 2 + 2 * length) {
      throw new IllegalArgumentException("expected " + length + " bytes: " + hex);
    }
    return lower;
  }
}

package io.trigpoint.report;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A twenty-byte EVM account; its text is 0x and forty lower-case hexadecimal digits.
 *
 * @param first bytes 0 to 7, the most significant first
 * @param second bytes 8 to 15
 * @param third bytes 16 to 19
 */
public record EvmAddress(long first, long second, int third) implements Comparable<EvmAddress> {
  public static final int LENGTH = 20;

  /** Reads the text, in lower or upper case. */
  public EvmAddress(String hex) {
    this(parsed(hex));
  }

  private EvmAddress(ByteBuffer bytes) {
    this(bytes.getLong(), bytes.getLong(), bytes.getInt());
  }

  /** Of its twenty bytes. */
  public static EvmAddress of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("not the length of an EVM address: " + bytes.length);
    }
    return new EvmAddress(ByteBuffer.wrap(bytes));
  }

  private static ByteBuffer parsed(String hex) {
    if (!hex.toLowerCase(Locale.ROOT).matches("0x[0-9a-f]{40}")) {
      throw new IllegalArgumentException("not an EVM address: " + hex);
    }
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex, 2, hex.length()));
  }

  public byte[] toBytes() {
    return ByteBuffer.allocate(LENGTH).putLong(first).putLong(second).putInt(third).array();
  }

  public String hex() {
    return "0x" + HexFormat.of().formatHex(toBytes());
  }

  /** By the bytes, as the text would sort. */
  @Override
  public int compareTo(EvmAddress other) {
    int byFirst = Long.compareUnsigned(first, other.first);
    if (byFirst != 0) {
      return byFirst;
    }
    int bySecond = Long.compareUnsigned(second, other.second);
    return bySecond != 0 ? bySecond : Integer.compareUnsigned(third, other.third);
  }

  @Override
  public String toString() {
    return hex();
  }
}

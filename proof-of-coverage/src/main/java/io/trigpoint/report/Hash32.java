package io.trigpoint.report;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** Thirty-two bytes with value equality, ordered as unsigned big-endian numbers. */
public final class Hash32 implements Comparable<Hash32> {
  public static final int LENGTH = 32;
  public static final Hash32 ZERO = new Hash32(new byte[LENGTH]);

  private final byte[] bytes;

  private Hash32(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies exactly 32 bytes; any other length is an {@link IllegalArgumentException}. */
  public static Hash32 of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("expected 32 bytes, got " + bytes.length);
    }
    return new Hash32(bytes.clone());
  }

  /** Reads 64 hexadecimal digits with or without the 0x prefix. */
  public static Hash32 ofHex(String hex) {
    return of(HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex));
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  /** Appends the bytes without a copy. */
  public void putInto(ByteBuffer buffer) {
    buffer.put(bytes);
  }

  /** Lower-case hexadecimal with the 0x prefix. */
  public String hex() {
    return "0x" + HexFormat.of().formatHex(bytes);
  }

  @Override
  public int compareTo(Hash32 other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash32 hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return ByteBuffer.wrap(bytes).getInt();
  }

  @Override
  public String toString() {
    return hex();
  }
}

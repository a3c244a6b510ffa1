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

  /** Takes over 32 bytes that nobody else keeps. */
  static Hash32 owning(byte[] bytes) {
    return bytes.length == LENGTH ? new Hash32(bytes) : of(bytes);
  }

  /** The 32 bytes from an offset on; fewer are an {@link IllegalArgumentException}. */
  public static Hash32 of(byte[] bytes, int offset) {
    if (bytes.length - offset < LENGTH) {
      throw new IllegalArgumentException("expected 32 bytes, got " + (bytes.length - offset));
    }
    return new Hash32(Arrays.copyOfRange(bytes, offset, offset + LENGTH));
  }

  /** The next 32 bytes. */
  public static Hash32 next(ByteBuffer in) {
    byte[] bytes = new byte[LENGTH];
    in.get(bytes);
    return new Hash32(bytes);
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

  /** The first eight bytes as a big-endian number, to sort or compare by before all of them. */
  public long prefix() {
    return (long) hashCode() << 32
        | (bytes[4] & 0xFFL) << 24
        | (bytes[5] & 0xFFL) << 16
        | (bytes[6] & 0xFFL) << 8
        | bytes[7] & 0xFFL;
  }

  /** Appends the bytes without a copy. */
  public void putInto(ByteBuffer buffer) {
    buffer.put(bytes);
  }

  /** Whether these bytes are there from an offset on. */
  public boolean isAt(byte[] buffer, int offset) {
    return Arrays.equals(bytes, 0, LENGTH, buffer, offset, offset + LENGTH);
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
    return bytes[0] << 24 | (bytes[1] & 0xFF) << 16 | (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
  }

  @Override
  public String toString() {
    return hex();
  }
}

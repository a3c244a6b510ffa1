package io.trigpoint.report;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.SortedMap;
import java.util.function.BiFunction;

/**
 * Writes values so that equal values have equal bytes and different values never do: fixed-width
 * numbers are big-endian, everything else carries its length as a 32-bit number before it.
 */
public final class CanonicalBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Begins with a domain tag, so that bytes of one purpose are never taken for another. */
  public static CanonicalBytes of(String domain) {
    return new CanonicalBytes().text(domain);
  }

  public CanonicalBytes number(long value) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    return this;
  }

  /** The IEEE 754 bits, with one bit pattern for every NaN. */
  public CanonicalBytes real(double value) {
    return number(Double.doubleToLongBits(value));
  }

  public CanonicalBytes number(BigInteger value) {
    return bytes(value.toByteArray());
  }

  public CanonicalBytes hash(Hash32 value) {
    out.writeBytes(value.toBytes());
    return this;
  }

  public CanonicalBytes bytes(byte[] value) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
    out.writeBytes(value);
    return this;
  }

  public CanonicalBytes text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** The number of elements, then each of them in the order given. */
  public <T> CanonicalBytes each(
      Collection<T> values, BiFunction<CanonicalBytes, T, CanonicalBytes> writer) {
    CanonicalBytes bytes = number(values.size());
    for (T value : values) {
      bytes = writer.apply(bytes, value);
    }
    return bytes;
  }

  /** The number of entries, then name and value of each, in the order of the names. */
  public CanonicalBytes texts(SortedMap<String, String> values) {
    return each(values.entrySet(), (bytes, e) -> bytes.text(e.getKey()).text(e.getValue()));
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }

  /** Keccak-256 of what was written so far. */
  public Hash32 keccak256() {
    return Hashes.keccak256(out.toByteArray());
  }
}

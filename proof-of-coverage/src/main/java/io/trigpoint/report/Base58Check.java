package io.trigpoint.report;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** Bytes as text in Bitcoin's base-58 alphabet, with the first four bytes of a double SHA-256. */
final class Base58Check {
  static final int MAX_LENGTH = 100;
  static final int CHECKSUM = 4;
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());

  private Base58Check() {}

  static String encode(byte[] payload) {
    byte[] bytes = Arrays.copyOf(payload, payload.length + CHECKSUM);
    System.arraycopy(checksum(payload), 0, bytes, payload.length, CHECKSUM);
    StringBuilder text = new StringBuilder();
    BigInteger rest = new BigInteger(1, bytes);
    while (rest.signum() > 0) {
      BigInteger[] parts = rest.divideAndRemainder(BASE);
      text.append(ALPHABET.charAt(parts[1].intValue()));
      rest = parts[0];
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      text.append(ALPHABET.charAt(0));
    }
    return text.reverse().toString();
  }

  /** The bytes with their checksum; empty when the text is too long or has another character. */
  static Optional<byte[]> decode(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      value = value.multiply(BASE).add(BigInteger.valueOf(digit));
    }
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == ALPHABET.charAt(0)) {
      zeros++;
    }
    int length = (value.bitLength() + 7) / 8;
    byte[] bytes = new byte[zeros + length];
    byte[] signed = value.toByteArray();
    System.arraycopy(signed, signed.length - length, bytes, zeros, length);
    return Optional.of(bytes);
  }

  /** Whether the last four of at least four bytes belong to those before them. */
  static boolean intact(byte[] bytes) {
    int end = bytes.length - CHECKSUM;
    return end >= 0
        && Arrays.equals(
            bytes, end, bytes.length, checksum(Arrays.copyOf(bytes, end)), 0, CHECKSUM);
  }

  private static byte[] checksum(byte[] payload) {
    return Hashes.sha256(Hashes.sha256(payload).toBytes()).toBytes();
  }
}

package io.trigpoint.contracts;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads what a contract returned or logged, word by word; malformed input is refused, never
 * guessed.
 */
final class AbiWords {
  private static final int WORD = 32;
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  private final byte[] bytes;

  private AbiWords(byte[] bytes) {
    this.bytes = bytes;
  }

  static AbiWords of(String hex) {
    return new AbiWords(Hex.bytes(hex));
  }

  BigInteger number(int index) {
    return new BigInteger(1, word(index));
  }

  /** A number that must fit a signed 64-bit integer, as epochs, times, ids and cells do. */
  long smallNumber(int index) {
    BigInteger value = number(index);
    if (value.compareTo(MAX_LONG) > 0) {
      throw new IllegalArgumentException("number beyond 63 bits in word " + index);
    }
    return value.longValueExact();
  }

  /** A number that must fit one byte, as key types and device kinds do. */
  int smallestNumber(int index) {
    long value = smallNumber(index);
    if (value > 0xff) {
      throw new IllegalArgumentException("number beyond 8 bits in word " + index);
    }
    return (int) value;
  }

  boolean flag(int index) {
    return switch (number(index).bitLength()) {
      case 0 -> false;
      case 1 -> true;
      default -> throw new IllegalArgumentException("neither true nor false in word " + index);
    };
  }

  String address(int index) {
    byte[] word = word(index);
    for (int i = 0; i < 12; i++) {
      if (word[i] != 0) {
        throw new IllegalArgumentException("not an address in word " + index);
      }
    }
    return Hex.of(Arrays.copyOfRange(word, 12, WORD));
  }

  String bytes32(int index) {
    return Hex.of(word(index));
  }

  /** The dynamic bytes whose offset stands in a word. */
  String dynamicBytes(int index) {
    int start = position(smallNumber(index));
    int length = position(new BigInteger(1, slice(start, WORD)).min(MAX_LONG).longValueExact());
    return Hex.of(slice(start + WORD, length));
  }

  /** The words from where the offset in a word points, as a dynamic tuple has them. */
  AbiWords from(int index) {
    int start = position(smallNumber(index));
    return new AbiWords(Arrays.copyOfRange(bytes, start, bytes.length));
  }

  /** The dynamic text whose offset stands in a word. */
  String text(int index) {
    return new String(Hex.bytes(dynamicBytes(index)), StandardCharsets.UTF_8);
  }

  /** The array of numbers below 2^63 whose offset stands in a word. */
  List<Long> smallNumbers(int index) {
    AbiWords array = from(index);
    int count = position(array.smallNumber(0));
    return IntStream.rangeClosed(1, count).mapToObj(array::smallNumber).toList();
  }

  private int position(long value) {
    if (value > bytes.length) {
      throw new IllegalArgumentException("offset or length beyond the end: " + value);
    }
    return (int) value;
  }

  private byte[] word(int index) {
    return slice(index * WORD, WORD);
  }

  private byte[] slice(int from, int length) {
    if (from + length > bytes.length) {
      throw new IllegalArgumentException("only " + bytes.length + " bytes");
    }
    return Arrays.copyOfRange(bytes, from, from + length);
  }
}

package io.trigpoint.contracts;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Random values that one seed decides: the widths vary, so that short and full words both occur.
 */
final class Seeded {
  private final Random random;

  Seeded(long seed) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  String address() {
    return hex(20);
  }

  String word() {
    return hex(32);
  }

  /** From 0 up to and without {@code end}. */
  int below(int end) {
    return random.nextInt(end);
  }

  /** A number of at most {@code bits} bits, with any number of leading zeros. */
  BigInteger number(int bits) {
    return new BigInteger(random.nextInt(bits + 1), random);
  }

  /** An unsigned number that fits a signed 64-bit integer. */
  long small() {
    return number(63).longValueExact();
  }

  /** Totals of up to {@code end} − 1 tokens, strictly ascending. */
  List<TokenTotal> totals(int end) {
    return Stream.generate(this::address)
        .limit(below(end))
        .distinct()
        .sorted()
        .map(token -> new TokenTotal(token, number(256)))
        .toList();
  }

  <T> List<T> listOf(int size, Supplier<T> next) {
    return IntStream.range(0, size).mapToObj(ignored -> next.get()).toList();
  }

  private String hex(int bytes) {
    byte[] all = new byte[bytes];
    random.nextBytes(all);
    return Hex.of(all);
  }
}

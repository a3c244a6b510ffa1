package io.trigpoint.rewards.merkle;

import io.trigpoint.report.EvmAddress;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Hashes leaves one after the other: keccak256(keccak256(abi.encode(owner, token, cumulative))).
 */
final class LeafHashing {
  private static final int WORD = 32;
  private static final int TOKEN_END = 2 * WORD;
  private static final int CUMULATIVE_END = 3 * WORD;

  /** The value of each lower-case hexadecimal digit, by its character. */
  private static final byte[] DIGITS = digits();

  private static final EvmAddress NO_TOKEN = new EvmAddress("0x" + "0".repeat(40));

  private final Keccak keccak = new Keccak();
  private final byte[] encoded = new byte[CUMULATIVE_END];
  private EvmAddress token = NO_TOKEN;

  /** Writes a leaf's hash into 32 bytes of an array. */
  void hash(EarningsLeaf leaf, byte[] into, int at) {
    putRight(leaf.owner(), WORD);
    if (!leaf.token().equals(token)) {
      token = leaf.token();
      putRight(token, TOKEN_END);
    }
    putCumulative(leaf.cumulative());
    keccak.twice(encoded, into, at);
  }

  private void putCumulative(BigInteger cumulative) {
    Arrays.fill(encoded, TOKEN_END, CUMULATIVE_END, (byte) 0);
    putRight(cumulative.toByteArray(), CUMULATIVE_END);
  }

  private void putRight(byte[] value, int end) {
    int length = Math.min(value.length, WORD);
    System.arraycopy(value, value.length - length, encoded, end - length, length);
  }

  private void putRight(EvmAddress address, int end) {
    byte[] hex = address.hex().getBytes(StandardCharsets.ISO_8859_1);
    for (int at = end, digit = hex.length - 2; digit > 0; digit -= 2) {
      encoded[--at] = (byte) (DIGITS[hex[digit]] << 4 | DIGITS[hex[digit + 1]]);
    }
  }

  private static byte[] digits() {
    byte[] digits = new byte[Byte.MAX_VALUE];
    for (int value = 0; value < 16; value++) {
      digits[HexFormat.of().toLowHexDigit(value)] = (byte) value;
    }
    return digits;
  }
}

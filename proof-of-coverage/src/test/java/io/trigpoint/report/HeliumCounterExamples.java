package io.trigpoint.report;

import java.util.Arrays;
import java.util.HexFormat;

/** For each reason an address that is refused for it, but for the last: its signature is. */
final class HeliumCounterExamples {
  private static final String GOOD = "13WvV82S7QN3VMzMSieiGxvuaPKknMtf213E5JwPnboDkUfesKw";
  private static final String NO_POINT =
      "3ca9d8667de0c07aa71d98b3c8065d2e97ab7bb9cb8776bcc0577a7ac58acd4e";

  private HeliumCounterExamples() {}

  static String address(HeliumRefusal reason) {
    return switch (reason) {
      case NOT_BASE58 -> GOOD.replace('W', '0');
      case BAD_CHECKSUM -> GOOD.replace('W', 'X');
      case WRONG_VERSION -> encoded(5, 1, new byte[32]);
      case UNKNOWN_NETWORK -> encoded(0, 0x21, new byte[32]);
      case UNKNOWN_KEY_TYPE -> encoded(0, 4, new byte[32]);
      case WRONG_KEY_LENGTH -> encoded(0, 1, new byte[33]);
      case NOT_COMPACT -> encoded(0, 0, HexFormat.of().parseHex(NO_POINT));
      case KEY_NOT_VALID -> encoded(0, 1, new byte[32]);
      case BAD_SIGNATURE -> GOOD;
    };
  }

  private static String encoded(int version, int tag, byte[] key) {
    byte[] payload = Arrays.copyOf(new byte[] {(byte) version, (byte) tag}, 2 + key.length);
    System.arraycopy(key, 0, payload, 2, key.length);
    return Base58Check.encode(payload);
  }
}

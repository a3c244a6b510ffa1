package io.trigpoint.node.evm;

import io.trigpoint.node.chain.ChainUnavailable;
import io.trigpoint.report.Hash32;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;

/** JSON-RPC quantities: hexadecimal with the 0x prefix and no leading zeros. */
final class Quantities {

  private Quantities() {}

  static String hex(long number) {
    return "0x" + Long.toHexString(number);
  }

  static long number(JsonNode object, String field) {
    return big(object, field).longValueExact();
  }

  static BigInteger big(JsonNode object, String field) {
    return big(object.path(field));
  }

  static BigInteger big(JsonNode quantity) {
    String text = quantity.isString() ? quantity.asString() : "";
    if (!text.matches("0x[0-9a-fA-F]{1,64}")) {
      throw new ChainUnavailable("not a quantity: " + quantity);
    }
    return new BigInteger(text.substring(2), 16);
  }

  static Hash32 hash(JsonNode object, String field) {
    try {
      return Hash32.ofHex(object.path(field).asString(""));
    } catch (IllegalArgumentException malformed) {
      throw new ChainUnavailable("not a hash: " + object.path(field), malformed);
    }
  }
}

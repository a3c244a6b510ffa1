package io.trigpoint.agent.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One mapper with limits on depth and length, and readers that never throw on a wrong type. */
public final class Json {
  private static final int MAX_DEPTH = 16;
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(MAX_DEPTH)
                      .maxStringLength(1 << 18)
                      .maxNumberLength(64)
                      .build())
              .build());

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The tree, or empty when the bytes are no JSON or have more than one value. */
  public static Optional<JsonNode> parse(byte[] bytes, int offset, int length) {
    try {
      JsonNode node = MAPPER.readTree(bytes, offset, length);
      return node == null || node instanceof MissingNode ? Optional.empty() : Optional.of(node);
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  public static Optional<JsonNode> parse(byte[] bytes) {
    return parse(bytes, 0, bytes.length);
  }

  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException ownTree) {
      throw new IllegalStateException(ownTree);
    }
  }

  public static String pretty(JsonNode node) {
    return node.toPrettyString();
  }

  /** A finite number, written as a number or as text. */
  public static OptionalDouble number(JsonNode parent, String field) {
    JsonNode node = parent.path(field);
    return node.isNumber() ? finite(node.doubleValue()) : number(node.asText(""));
  }

  /** A finite number from text; sentinels such as "--", "", "NaN" and "null" are absent. */
  public static OptionalDouble number(String text) {
    try {
      return finite(Double.parseDouble(text.strip()));
    } catch (NumberFormatException absent) {
      return OptionalDouble.empty();
    }
  }

  /** An integer that fits 64 bits. */
  public static OptionalLong integer(JsonNode parent, String field) {
    JsonNode node = parent.path(field);
    return node.isIntegralNumber() && node.canConvertToLong()
        ? OptionalLong.of(node.longValue())
        : OptionalLong.empty();
  }

  public static Optional<String> text(JsonNode parent, String field) {
    JsonNode node = parent.path(field);
    return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}

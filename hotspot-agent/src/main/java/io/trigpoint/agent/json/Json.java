package io.trigpoint.agent.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Trees of JSON, read with limits on depth and length, and readers that never throw on a wrong
 * type. Trees are built and written here, without Jackson's object mapper, whose classes take
 * megabytes.
 */
public final class Json {
  private static final int MAX_DEPTH = 16;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(1 << 18)
                  .maxNumberLength(64)
                  .build())
          .build();

  private Json() {}

  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /** The first value as a tree, or empty when the bytes do not begin with JSON. */
  public static Optional<JsonNode> parse(byte[] bytes, int offset, int length) {
    try (JsonParser parser = FACTORY.createParser(bytes, offset, length)) {
      return parser.nextToken() == null ? Optional.empty() : Optional.of(value(parser));
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  public static Optional<JsonNode> parse(byte[] bytes) {
    return parse(bytes, 0, bytes.length);
  }

  public static byte[] bytes(JsonNode node) {
    return written(node, false).toByteArray();
  }

  public static String pretty(JsonNode node) {
    return written(node, true).toString(StandardCharsets.UTF_8);
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

  private static JsonNode value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> fields(parser);
      case START_ARRAY -> elements(parser);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
          };
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case null, default -> throw new IOException("unexpected " + token);
    };
  }

  private static ObjectNode fields(JsonParser parser) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      var _ = parser.nextToken();
      var _ = object.set(name, value(parser));
    }
    return object;
  }

  private static ArrayNode elements(JsonParser parser) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      var _ = array.add(value(parser));
    }
    return array;
  }

  private static ByteArrayOutputStream written(JsonNode node, boolean pretty) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      if (pretty) {
        var _ = generator.useDefaultPrettyPrinter();
      }
      write(node, generator);
    } catch (IOException ownTree) {
      throw new IllegalStateException(ownTree);
    }
    return bytes;
  }

  private static void write(JsonNode node, JsonGenerator generator) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        generator.writeStartObject();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          generator.writeFieldName(field.getKey());
          write(field.getValue(), generator);
        }
        generator.writeEndObject();
      }
      case ARRAY -> {
        generator.writeStartArray();
        for (JsonNode element : node) {
          write(element, generator);
        }
        generator.writeEndArray();
      }
      case STRING -> generator.writeString(node.textValue());
      case BOOLEAN -> generator.writeBoolean(node.booleanValue());
      case NUMBER -> writeNumber(node, generator);
      default -> generator.writeNull();
    }
  }

  private static void writeNumber(JsonNode node, JsonGenerator generator) throws IOException {
    if (!node.isIntegralNumber()) {
      generator.writeNumber(node.doubleValue());
    } else if (node.canConvertToLong()) {
      generator.writeNumber(node.longValue());
    } else {
      generator.writeNumber(node.bigIntegerValue());
    }
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}

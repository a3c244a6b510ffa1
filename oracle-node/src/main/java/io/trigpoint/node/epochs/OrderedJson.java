package io.trigpoint.node.epochs;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes JSON for people and for hashes: fields in the order in which they were put, two spaces of
 * indentation, one line feed at the end. The same object gives the same bytes everywhere.
 */
public final class OrderedJson {
  private static final int INDENT = 2;

  private OrderedJson() {}

  public static byte[] bytes(JsonObject object) {
    StringBuilder text = new StringBuilder();
    append(text, object, 0);
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder text, Object value, int depth) {
    switch (value) {
      case JsonObject object -> appendObject(text, object, depth);
      case JsonArray array -> appendArray(text, array, depth);
      default -> text.append(Json.encode(value));
    }
  }

  private static void appendObject(StringBuilder text, JsonObject object, int depth) {
    if (object.isEmpty()) {
      text.append("{}");
      return;
    }
    text.append('{');
    Iterator<Map.Entry<String, Object>> fields = object.iterator();
    while (fields.hasNext()) {
      Map.Entry<String, Object> field = fields.next();
      line(text, depth + 1);
      text.append(Json.encode(field.getKey())).append(": ");
      append(text, field.getValue(), depth + 1);
      if (fields.hasNext()) {
        text.append(',');
      }
    }
    line(text, depth);
    text.append('}');
  }

  private static void appendArray(StringBuilder text, JsonArray array, int depth) {
    if (array.isEmpty()) {
      text.append("[]");
      return;
    }
    text.append('[');
    Iterator<Object> values = array.iterator();
    while (values.hasNext()) {
      line(text, depth + 1);
      append(text, values.next(), depth + 1);
      if (values.hasNext()) {
        text.append(',');
      }
    }
    line(text, depth);
    text.append(']');
  }

  private static void line(StringBuilder text, int depth) {
    text.append('\n').repeat(' ', depth * INDENT);
  }
}

package io.trigpoint.agent.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Numbers and switches of the status as Prometheus text; names follow the path in the status. */
final class MetricsText {
  private MetricsText() {}

  static String of(JsonNode status) {
    StringBuilder text = new StringBuilder();
    walk(text, "trigpoint_agent", status);
    return text.toString();
  }

  private static void walk(StringBuilder text, String prefix, JsonNode node) {
    node.properties()
        .forEach(field -> {
          JsonNode value = field.getValue();
          String name =
              prefix + "_" + field.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
          if (value.isObject()) {
            walk(text, name, value);
          } else if (value.isNumber() || value.isBoolean()) {
            String number = value.isBoolean() ? (value.booleanValue() ? "1" : "0") : value.asText();
            text.append("# TYPE ").append(name).append(" gauge\n");
            text.append(name).append(' ').append(number).append('\n');
          }
        });
  }
}

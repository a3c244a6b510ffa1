package io.trigpoint.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The description that the node serves, and whether an answer is as described. */
record OpenApi(JsonObject document) {

  /** "GET /v1/epochs/{epoch}" and so on. */
  SortedSet<String> resources() {
    SortedSet<String> described = new TreeSet<>();
    for (String path : document.getJsonObject("paths").fieldNames()) {
      for (String method : document.getJsonObject("paths").getJsonObject(path).fieldNames()) {
        described.add(method.toUpperCase(Locale.ROOT) + " " + path);
      }
    }
    return described;
  }

  /** Status, media type and every field are in the description of GET on this path. */
  void describes(String path, HttpResponse<String> answer) {
    JsonObject responses =
        document
            .getJsonObject("paths")
            .getJsonObject(path)
            .getJsonObject("get")
            .getJsonObject("responses");
    String status = String.valueOf(answer.statusCode());
    JsonObject response =
        resolved(
            Optional.ofNullable(responses.getJsonObject(status))
                .orElseGet(() -> responses.getJsonObject("default")));
    String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0].strip();
    JsonObject content = response.getJsonObject("content");
    assertThat(content.fieldNames()).as("%s %s", path, status).contains(type);
    JsonObject schema = content.getJsonObject(type).getJsonObject("schema");
    if (type.endsWith("json")) {
      matches(path, schema, new JsonObject(answer.body()));
    }
  }

  private void matches(String at, JsonObject reference, Object value) {
    JsonObject schema = resolved(reference);
    switch (schema.getString("type")) {
      case "object" -> object(at, schema, (JsonObject) value);
      case "array" ->
          ((JsonArray) value)
              .forEach(item -> matches(at + "[]", schema.getJsonObject("items"), item));
      case "integer" -> assertThat(value).as(at).isInstanceOfAny(Integer.class, Long.class);
      case "boolean" -> assertThat(value).as(at).isInstanceOf(Boolean.class);
      default -> string(at, schema, value);
    }
  }

  private void object(String at, JsonObject schema, JsonObject value) {
    JsonObject properties = schema.getJsonObject("properties", new JsonObject());
    schema
        .getJsonArray("required", new JsonArray())
        .forEach(name -> assertThat(value.fieldNames()).as(at).contains((String) name));
    Optional<JsonObject> others = Optional.ofNullable(schema.getJsonObject("additionalProperties"));
    boolean free = properties.isEmpty() && others.isEmpty();
    for (String name : value.fieldNames()) {
      if (properties.containsKey(name)) {
        matches(at + "." + name, properties.getJsonObject(name), value.getValue(name));
      } else if (!free) {
        assertThat(others).as("%s.%s is not described", at, name).isPresent();
        matches(at + "." + name, others.orElseThrow(), value.getValue(name));
      }
    }
  }

  private static void string(String at, JsonObject schema, Object value) {
    assertThat(value).as(at).isInstanceOf(String.class);
    Optional.ofNullable(schema.getString("pattern"))
        .ifPresent(pattern -> assertThat((String) value).as(at).matches(pattern));
    Optional.ofNullable(schema.getJsonArray("enum"))
        .ifPresent(words -> assertThat(words).as(at).contains(value));
  }

  private JsonObject resolved(JsonObject schema) {
    JsonObject found = schema;
    while (found.containsKey("$ref")) {
      JsonObject at = document;
      for (String name : found.getString("$ref").substring(2).split("/", -1)) {
        at = at.getJsonObject(name);
      }
      found = at;
    }
    return found;
  }
}

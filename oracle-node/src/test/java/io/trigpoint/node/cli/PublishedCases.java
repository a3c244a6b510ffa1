package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Published cases, and what eval answers to a line. */
final class PublishedCases {
  private static final Path VECTORS = Path.of("..", "..", "shared", "vectors", "helium.json");

  private static final Path X402 = Path.of("..", "..", "shared", "vectors", "x402.json");

  private PublishedCases() {}

  /** What the published x402 client made from fixed inputs. */
  static JsonObject x402() throws IOException {
    return new JsonObject(Files.readString(X402)).getJsonObject("generated_x402");
  }

  static JsonObject answer(String group, JsonObject line) {
    Typed typed = Typed.eval(group, line.encode());
    assertThat(typed.exit()).as(typed.out()).isZero();
    return new JsonObject(typed.out());
  }

  static List<JsonObject> vectors(String group) throws IOException {
    JsonArray groups = new JsonObject(Files.readString(VECTORS)).getJsonArray("groups");
    List<JsonObject> vectors =
        groups.stream()
            .map(JsonObject.class::cast)
            .filter(each -> group.equals(each.getString("id")))
            .flatMap(each -> each.getJsonArray("vectors").stream())
            .map(JsonObject.class::cast)
            .toList();
    assertThat(vectors).as(group).isNotEmpty();
    return vectors;
  }
}

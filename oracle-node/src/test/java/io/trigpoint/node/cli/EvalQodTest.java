package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvalQodTest {
  private static final Path VECTORS = Path.of("..", "..", "shared", "vectors", "qod");

  @ParameterizedTest
  @ValueSource(strings = {"qod_ws1000.jsonl", "qod_ws2000.jsonl", "qod_adversarial.jsonl"})
  void publishedDaysAreAnsweredWithTheirPublishedFields(String file) throws IOException {
    for (String line : Files.readAllLines(VECTORS.resolve(file))) {
      JsonObject expected = new JsonObject(line).getJsonObject("expected");
      Typed typed = Typed.eval("weather.qod", line);
      assertThat(typed.exit()).as(typed.out()).isZero();
      JsonObject answer = new JsonObject(typed.out());
      assertThat(answer.fieldNames()).isEqualTo(expected.fieldNames());
      assertThat(answer.getDouble("qod_score"))
          .isEqualTo(expected.getDouble("qod_score"), within(1e-9));
      assertThat(answer.getJsonArray("hours")).isEqualTo(expected.getJsonArray("hours"));
      assertThat(answer.getJsonObject("daily_annotation").fieldNames())
          .containsExactlyInAnyOrderElementsOf(
              expected.getJsonObject("daily_annotation").fieldNames());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "model, WS3000, WS1000 or WS2000",
    "step_s, 60, must be 180",
    "start_utc, 2024-02-14 17:00:00, 18:00:00 of the day before",
    "start_utc, yesterday 18:00:00, a date and a time",
    "input, 7, must be an object"
  })
  void whatTheReferenceHasNoFiguresForIsNamed(String field, String value, String detail)
      throws IOException {
    JsonObject day = firstDay().put(field, value);
    Typed typed = Typed.eval("weather.qod", day.encode());
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("eval.bad-value").contains(detail);
  }

  @Test
  void anArrayOfAnotherLengthIsNamed() throws IOException {
    JsonObject day = firstDay();
    Object _ = day.getJsonObject("input").getJsonArray("humidity").remove(0);
    Typed typed = Typed.eval("weather.qod", day.encode());
    assertThat(typed.out()).contains("humidity must have 600 slots, not 599");
  }

  private static JsonObject firstDay() throws IOException {
    List<String> lines = Files.readAllLines(VECTORS.resolve("qod_ws2000.jsonl"));
    return new JsonObject(lines.getFirst());
  }
}

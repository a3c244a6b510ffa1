package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvalEvidenceTest {
  private static final Path PAGE = Path.of("..", "docs", "spec", "evidence.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)```json\n(.*?)```");
  private static final String STAT =
      "{\"type\":\"stat\",\"id\":\"s\",\"at_ms\":%d,\"lat\":51.05,"
          + "\"lon\":%s,\"rxnb\":90,\"rxok\":%d}";

  /** The page's window, a signal of the answer, its denials. */
  @Test
  void theWorkedExampleIsAnsweredAsThePageSays() throws IOException {
    List<JsonObject> blocks =
        BLOCK
            .matcher(Files.readString(PAGE))
            .results()
            .map(block -> new JsonObject(block.group(1)))
            .toList();
    JsonObject answer = answer(blocks.getFirst().encode());
    assertThat(answer.getJsonArray("signals")).contains(blocks.get(1));
    JsonObject denials = answer.getJsonObject("denials");
    assertThat(denials.getJsonArray("edges"))
        .containsExactlyElementsOf(blocks.get(2).getJsonArray("edges"));
    assertThat(denials.getJsonArray("nodes"))
        .containsExactlyInAnyOrderElementsOf(blocks.get(2).getJsonArray("nodes"));
  }

  @Test
  void aPositionThatNeverMovesIsFlaggedAndOneThatDoesIsNot() {
    assertThat(verdict(stats("3.72", 80), "evidence.too-clean-gps")).isEqualTo("flagged");
    assertThat(verdict(stats("3.7200%d", 80), "evidence.too-clean-gps")).isEqualTo("clear");
  }

  @Test
  void airWithoutNoiseIsDead() {
    assertThat(verdict(stats("3.72", 90), "evidence.dead-ether")).isEqualTo("flagged");
    assertThat(verdict(stats("3.72", 89), "evidence.dead-ether")).isEqualTo("clear");
  }

  @Test
  void aSeriesClaimedTwiceIsATwin() {
    assertThat(verdict(twoSeries(0), "evidence.weather-twins")).isEqualTo("flagged");
    assertThat(verdict(twoSeries(0.2), "evidence.weather-twins")).isEqualTo("clear");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"window\":[{\"type\":\"rumour\"}]}",
        "{\"window\":[7]}",
        "{\"window\":[{\"type\":\"hotspot\",\"id\":\"a\",\"cell\":\"631243922687264767\"},"
            + "{\"type\":\"hotspot\",\"id\":\"a\",\"cell\":\"631243922687268863\"}]}",
        "{\"window\":[{\"type\":\"hotspot\",\"id\":\"a\",\"cell\":\"0\"}]}",
        "{\"window\":[{\"type\":\"stat\",\"id\":\"a\",\"at_ms\":0,\"lat\":99,\"lon\":0}]}",
        "{\"window\":[{\"type\":\"series\",\"id\":\"a\",\"start_ms\":0,\"step_ms\":1,"
            + "\"temperature_c\":[\"warm\"]}]}"
      })
  void impossibleElementsAreNamedNotThrown(String line) {
    Typed typed = Typed.eval("coverage.evidence", line);
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("eval.bad-value");
  }

  private static JsonObject stats(String longitude, int intact) {
    JsonArray window = new JsonArray();
    for (int i = 0; i < 12; i++) {
      String lon = longitude.formatted(i);
      window.add(new JsonObject(STAT.formatted(i * 7_260_000L, lon, intact)));
    }
    window.add(new JsonObject(STAT.formatted(100_000_000L, longitude.formatted(0), intact)));
    return new JsonObject().put("window", window);
  }

  /** A day of noisy temperatures, told by two stations, the second off in every other slot. */
  private static JsonObject twoSeries(double off) {
    JsonArray one = new JsonArray();
    JsonArray other = new JsonArray();
    for (int i = 0; i < 150; i++) {
      double celsius = StrictMath.rint(100 * StrictMath.sin(i / 20.0) + (i * 37 % 11)) / 10;
      one.add(celsius);
      other.add(i % 2 == 0 ? celsius : celsius + off);
    }
    return new JsonObject()
        .put("window", new JsonArray().add(series("one", one)).add(series("other", other)));
  }

  private static JsonObject series(String id, JsonArray celsius) {
    return new JsonObject()
        .put("type", "series")
        .put("id", id)
        .put("start_ms", 0)
        .put("step_ms", 600_000)
        .put("temperature_c", celsius);
  }

  private static String verdict(JsonObject line, String id) {
    return answer(line.encode()).getJsonArray("signals").stream()
        .map(JsonObject.class::cast)
        .filter(signal -> signal.getString("id").equals(id))
        .map(signal -> signal.getString("verdict"))
        .reduce((a, b) -> {
          throw new IllegalStateException("two signals " + id);
        })
        .orElseThrow();
  }

  private static JsonObject answer(String line) {
    Typed typed = Typed.eval("coverage.evidence", line);
    assertThat(typed.exit()).as(typed.out()).isZero();
    return new JsonObject(typed.out());
  }
}

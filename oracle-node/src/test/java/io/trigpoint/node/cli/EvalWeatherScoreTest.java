package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvalWeatherScoreTest {
  private static final Path PAGE = Path.of("..", "docs", "spec", "weather.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)```json\n(.*?)```");

  /** The page's network, a piece of the evidence, the scores. */
  @Test
  void theWorkedExampleIsAnsweredAsThePageSays() throws IOException {
    List<JsonObject> blocks = blocks();
    JsonObject scores = new JsonObject();
    for (JsonObject station : stations(blocks.getFirst()).toList()) {
      scores.put(station.getString("id"), station.getInteger("score_ppm"));
      assertThat(station.getJsonArray("hours")).hasSize(24);
    }
    assertThat(scores).isEqualTo(blocks.get(2));
    JsonArray evidence = stations(blocks.getFirst()).toList().getLast().getJsonArray("evidence");
    assertThat(evidence).contains(blocks.get(1));
  }

  @Test
  void timesInSecondsAndInIsoAreTheSame() throws IOException {
    JsonObject network = blocks().getFirst();
    JsonObject iso = network.copy().put("day", 1_707_998_400);
    JsonArray times =
        iso.getJsonArray("stations").getJsonObject(0).getJsonObject("series").getJsonArray("time");
    for (int i = 0; i < times.size(); i++) {
      JsonArray _ = times.set(i, Instant.ofEpochSecond(times.getLong(i)).toString());
    }
    assertThat(stations(iso).toList()).isEqualTo(stations(network).toList());
  }

  @Test
  void whatIsUnknownMayBeLeftOut() {
    String bare =
        "{\"day\":\"2024-02-15\",\"stations\":[{\"id\":\"x\",\"lat\":null,\"elev\":null,"
            + "\"series\":{\"time\":[1707998400],\"temperature\":[null],\"light\":[7]}}]}";
    assertThat(stations(new JsonObject(bare)).toList()).hasSize(1);
    assertThat(stations(new JsonObject("{\"day\":\"2024-02-15\",\"stations\":[]}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"stations\":[]}",
        "{\"day\":\"yesterday\",\"stations\":[]}",
        "{\"day\":\"2024-02-15\",\"stations\":[{\"lat\":1,\"lon\":2,\"series\":{\"time\":[]}}]}",
        "{\"day\":\"2024-02-15\",\"stations\":[{\"id\":\"x\",\"series\":{}}]}",
        "{\"day\":\"2024-02-15\",\"stations\":[{\"id\":\"x\",\"series\":{\"time\":[null]}}]}",
        "{\"day\":\"2024-02-15\",\"stations\":[{\"id\":\"x\",\"series\":{\"time\":[1e300]}}]}",
        "{\"day\":\"2024-02-15\",\"stations\":[{\"id\":\"x\",\"series\":{\"time\":[1],"
            + "\"temperature\":[1,2]}}]}",
        "{\"day\":\"2024-02-15\",\"stations\":[{\"id\":\"x\",\"series\":{\"time\":[]}},"
            + "{\"id\":\"x\",\"series\":{\"time\":[]}}]}"
      })
  void impossibleInputsAreNamedNotThrown(String line) {
    Typed typed = Typed.eval("weather.score", line);
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("eval.");
  }

  private static Stream<JsonObject> stations(JsonObject network) {
    Typed typed = Typed.eval("weather.score", network.encode());
    assertThat(typed.exit()).isZero();
    return new JsonObject(typed.lines().getFirst())
        .getJsonArray("stations").stream().map(JsonObject.class::cast);
  }

  private static List<JsonObject> blocks() throws IOException {
    return BLOCK
        .matcher(Files.readString(PAGE))
        .results()
        .map(block -> new JsonObject(block.group(1)))
        .toList();
  }
}

package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.weather.spatial.SpatialCheck;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference's published flags, asked of the calculator as its users ask. */
class EvalWeatherTest {
  private static final Path VECTORS = Path.of("..", "..", "shared", "vectors", "titanlib");

  @ParameterizedTest
  @EnumSource(SpatialCheck.class)
  void theFlagsOfTheReference(SpatialCheck check) throws IOException {
    SortedMap<String, JsonObject> datasets = new TreeMap<>();
    lines("datasets").forEach(dataset -> datasets.put(dataset.getString("id"), dataset));
    for (JsonObject line : lines(check.reference())) {
      if (line.containsKey("quirk")) {
        continue;
      }
      JsonObject input = new JsonObject().put("params", line.getValue("params"));
      JsonObject dataset = Objects.requireNonNull(datasets.get(line.getString("dataset")));
      for (String column : List.of("lat", "lon", "elev", "value")) {
        input.put(column, dataset.getValue(column));
      }
      JsonArray flags = answer(check, input).getJsonArray("flags");
      JsonArray published = line.getJsonArray("flags");
      JsonArray apart = line.getJsonArray("float64_disagrees", new JsonArray());
      for (int i = 0; i < published.size(); i++) {
        if (!apart.contains(i)) {
          assertThat(flags.getInteger(i))
              .as("%s, station %d", line.getString("id"), i)
              .isEqualTo(published.getInteger(i));
        }
      }
    }
  }

  @Test
  void aStationThatNobodyCanJudgeIsSaidToBeSo() {
    JsonObject input =
        new JsonObject(
            """
            {"lat": [50, 50.01, null], "lon": [4, 4.01, 4], "elev": [10, 10, 10],
             "value": [12, 13, 14], "parameters": "trigpoint",
             "params": {"radius": 5000, "num_min": 5, "threshold": 3, "max_elev_diff": 200,
             "elev_gradient": -0.0065, "min_std": 1, "num_iterations": 5}}
            """);
    JsonObject answer = answer(SpatialCheck.BUDDY, input);
    assertThat(answer.getJsonArray("flags").encode()).isEqualTo("[-999,-999,-999]");
    assertThat(answer.getJsonArray("why").encode())
        .isEqualTo("[\"1 of 5 neighbours\",\"1 of 5 neighbours\",\"no valid place\"]");
  }

  @Test
  void stationsOfOneOwnerAreOneVoice() {
    JsonObject input =
        new JsonObject(
            """
            {"lat": [50, 50.01, 50.02, 50.03], "lon": [4, 4, 4, 4], "value": [12, 13, 14, 15],
             "parameters": "trigpoint", "params": {"radius": 5000, "num_min": 2}}
            """);
    assertThat(answer(SpatialCheck.ISOLATION, input).getJsonArray("flags").encode())
        .isEqualTo("[0,0,0,0]");
    JsonArray owners = new JsonArray().add("a").add("b").add("b").add("b");
    assertThat(
            answer(SpatialCheck.ISOLATION, input.put("owner", owners))
                .getJsonArray("flags")
                .encode())
        .isEqualTo("[1,1,1,1]");
  }

  @Test
  void aMissingFigureIsNamed() {
    JsonObject input = new JsonObject("{\"value\": [1], \"params\": {\"min\": [0]}}");
    Typed typed = Typed.eval(SpatialCheck.RANGE.id(), input.encode());
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("eval.missing-field").contains("params.max is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'lon':[1],'value':[1]}; eval.missing-field; lat is missing",
        "{'lat':[1,2],'lon':[1],'value':[1,2]}; eval.bad-value; lon must be as long",
        "{'lat':['x'],'lon':[1],'value':[1]}; eval.bad-value; lat must hold numbers",
        "{'lat':[1],'lon':[1],'value':[1],'params':{'radii':1}}; eval.unknown-field; params.radii",
        "{'lat':[1],'lon':[1],'value':[1],'params':{'radius':[null]}}; eval.missing-field; radius",
        "{'lat':[1],'lon':[1],'value':[1],'params':{'radius':[1,2]}}; eval.bad-value; one number",
        "{'lat':[NaN],'lon':[1],'value':[1]}; eval.not-json; not a JSON object"
      })
  void aLineThatCannotBeAnsweredSaysWhyAndTheNextIsAnswered(
      String line, String code, String detail) {
    String good =
        """
        {"lat": [1], "lon": [1], "value": [1], "radius": 1, "num_min": 1, "event_threshold": 1,
         "threshold": 1, "max_elev_diff": 0, "elev_gradient": 0, "num_iterations": 1}
        """
            .replace("\n", "");
    String bad = line.replace('\'', '"');
    String full = bad.substring(0, bad.length() - 1) + "," + good.substring(good.indexOf("\"radi"));
    Typed typed = Typed.eval(SpatialCheck.BUDDY_EVENT.id(), full, good);
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.lines().getFirst()).contains("\"" + code + "\"").contains(detail);
    assertThat(typed.lines().getLast()).contains("\"flags\":[0]");
  }

  private static JsonObject answer(SpatialCheck check, JsonObject input) {
    Typed typed = Typed.eval(check.id(), input.encode());
    assertThat(typed.exit()).as(typed.out()).isZero();
    return new JsonObject(typed.out());
  }

  private static List<JsonObject> lines(String name) throws IOException {
    return Files.readAllLines(VECTORS.resolve(name + ".jsonl")).stream()
        .map(JsonObject::new)
        .toList();
  }
}

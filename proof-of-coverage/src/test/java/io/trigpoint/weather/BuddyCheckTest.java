package io.trigpoint.weather;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.SharedVectors;
import io.trigpoint.weather.BuddyCheck.Opinion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuddyCheckTest {
  static Stream<String> published() throws IOException {
    return SharedVectors.titanlib("buddy_check.jsonl").stream()
        .filter(line -> !line.has("quirk"))
        .map(line -> line.get("id").asText());
  }

  @ParameterizedTest
  @MethodSource("published")
  void flagsTheStationsThatTitanlibFlags(String id) throws IOException {
    JsonNode line = find("buddy_check.jsonl", id);
    JsonNode dataset = find("datasets.jsonl", line.get("dataset").asText());
    JsonNode params = line.get("params");
    List<Site> sites = sites(dataset);
    BuddyCheck check =
        new BuddyCheck(
            params.get("num_min").get(0).asInt(),
            params.get("threshold").asDouble(),
            params.get("min_std").asDouble(),
            params.get("num_iterations").asInt(),
            params.get("max_elev_diff").asDouble(),
            params.get("elev_gradient").asDouble());
    boolean[] checked = new boolean[sites.size()];
    for (int i = 0; i < checked.length; i++) {
      checked[i] = !params.has("obs_to_check") || params.get("obs_to_check").get(i).asInt() == 1;
    }
    List<Opinion> opinions =
        check.judge(
            Neighbourhood.of(sites, params.get("radius").get(0).asDouble()),
            doubles(dataset.get("value")),
            checked);
    List<Integer> flagged =
        IntStream.range(0, sites.size())
            .filter(i -> opinions.get(i) instanceof Opinion.Disagrees)
            .boxed()
            .toList();
    assertThat(flagged).isEqualTo(expected(line));
  }

  @Test
  void aNanIsNeitherJudgedNorANeighbour() {
    double[] values = {18, 18.1, 18.2, Double.NaN, 40};
    List<Opinion> opinions = judge(values);
    assertThat(opinions.get(3)).isEqualTo(new Opinion.NotJudged(0));
    assertThat(opinions.get(4)).isInstanceOf(Opinion.Disagrees.class);
    assertThat(opinions.get(0)).isInstanceOf(Opinion.NotJudged.class);
  }

  @Test
  void tooFewNeighboursIsNotTheSameAsAgreement() {
    double[] values = {18, 18, 18, Double.NaN, Double.NaN};
    assertThat(judge(values)).allMatch(opinion -> opinion instanceof Opinion.NotJudged);
  }

  private static List<Opinion> judge(double[] values) {
    List<Site> sites =
        IntStream.range(0, values.length)
            .mapToObj(i -> new Site(51 + i * 0.001, 3.7, Double.NaN, i))
            .toList();
    boolean[] all = new boolean[values.length];
    Arrays.fill(all, true);
    return new BuddyCheck(3, 3, 2, 5, 0, 0).judge(Neighbourhood.of(sites, 10_000), values, all);
  }

  private static List<Integer> expected(JsonNode line) {
    List<Integer> flagged = new ArrayList<>();
    for (int i = 0; i < line.get("flags").size(); i++) {
      if (line.get("flags").get(i).asInt() == 1) {
        flagged.add(i);
      }
    }
    return flagged;
  }

  private static List<Site> sites(JsonNode dataset) {
    double[] lat = doubles(dataset.get("lat"));
    double[] lon = doubles(dataset.get("lon"));
    double[] elevation = doubles(dataset.get("elev"));
    return IntStream.range(0, lat.length)
        .mapToObj(i -> new Site(lat[i], lon[i], elevation[i], i))
        .toList();
  }

  private static double[] doubles(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).isNull() ? Double.NaN : array.get(i).asDouble();
    }
    return values;
  }

  private static JsonNode find(String file, String id) throws IOException {
    return SharedVectors.titanlib(file).stream()
        .filter(line -> line.get("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }
}

package io.trigpoint.weather.qod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.SharedVectors;
import io.trigpoint.weather.qod.QodHour.Share;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every published day: the score, each hour's scores and faults, and the day's faults. */
class QodVectorsTest {
  private static final double ROUNDING = 1e-9;

  @ParameterizedTest
  @ValueSource(strings = {"qod_ws1000.jsonl", "qod_ws2000.jsonl", "qod_adversarial.jsonl"})
  void theReferencesDaysAreScoredAsTheReferenceDoes(String file) throws IOException {
    List<JsonNode> days = SharedVectors.qod(file);
    assertThat(days).isNotEmpty();
    for (JsonNode day : days) {
      QodScore score = QodScore.of(slots(day));
      JsonNode expected = day.get("expected");
      String name = day.get("id").asText();
      assertThat(score.score())
          .as(name)
          .isEqualTo(expected.get("qod_score").asDouble(), within(ROUNDING));
      for (JsonNode hour : expected.get("hours")) {
        hourIsTheSame(name, score.hours().get(hour.get("hour").asInt()), hour);
      }
      assertThat(daily(score)).as(name).isEqualTo(daily(expected.get("daily_annotation")));
    }
  }

  private static void hourIsTheSame(String name, QodHour hour, JsonNode expected) {
    List<Double> scores = new ArrayList<>();
    expected.get("scores").forEach(each -> scores.add(each.asDouble()));
    assertThat(hour.scores().values())
        .as("%s, hour %d", name, hour.hour())
        .containsExactlyElementsOf(scores);
    SortedMap<String, String> published = new TreeMap<>();
    expected
        .get("annotations")
        .properties()
        .forEach(entry -> published.put(entry.getKey(), entry.getValue().toString()));
    SortedMap<String, String> found = new TreeMap<>();
    hour.annotations().forEach((variable, shares) -> found.put(variable.text(), text(shares)));
    assertThat(found).as("%s, hour %d", name, hour.hour()).isEqualTo(published);
  }

  private static String text(List<Share> shares) {
    List<String> texts = new ArrayList<>();
    shares.forEach(share -> texts.add("[\"" + share.fault() + "\"," + share.percent() + "]"));
    return "[" + String.join(",", texts) + "]";
  }

  private static SortedMap<String, Long> daily(QodScore score) {
    SortedMap<String, Long> daily = new TreeMap<>();
    score
        .daily()
        .forEach((fault, variables) ->
            variables.forEach(
                (variable, percent) -> daily.put(fault + " " + variable.text(), rounded(percent))));
    return daily;
  }

  private static SortedMap<String, Long> daily(JsonNode expected) {
    SortedMap<String, Long> daily = new TreeMap<>();
    expected
        .properties()
        .forEach(entry ->
            entry
                .getValue()
                .forEach(pair ->
                    daily.put(
                        entry.getKey() + " " + pair.get(0).asText(),
                        rounded(pair.get(1).asDouble()))));
    return daily;
  }

  private static long rounded(double percent) {
    return StrictMath.round(percent / ROUNDING);
  }

  static QodSlots slots(JsonNode day) {
    Map<QodVariable, double[]> values = new EnumMap<>(QodVariable.class);
    for (QodVariable variable : QodVariable.values()) {
      JsonNode given = day.get("input").get(variable.text());
      double[] slots = new double[given.size()];
      for (int i = 0; i < slots.length; i++) {
        slots[i] = given.get(i).isNull() ? Double.NaN : given.get(i).asDouble();
      }
      values.put(variable, slots);
    }
    return QodSlots.of(QodModel.valueOf(day.get("model").asText()), values);
  }
}

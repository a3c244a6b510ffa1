package io.trigpoint.node.epochs;

import io.trigpoint.weather.CheckState;
import io.trigpoint.weather.QualityScore;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.epoch.DayFinding;
import io.trigpoint.weather.epoch.ScoredDay;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A station's scored days as they are published and stored. */
public final class ScoredDayJson {
  private ScoredDayJson() {}

  /** In the order of the days. */
  public static JsonArray of(List<ScoredDay> days) {
    JsonArray array = new JsonArray();
    days.forEach(day -> array.add(of(day)));
    return array;
  }

  /** What {@link #of(List)} wrote. */
  public static List<ScoredDay> read(JsonArray days) {
    return days.stream().map(day -> day((JsonObject) day)).toList();
  }

  private static JsonObject of(ScoredDay day) {
    JsonArray findings = new JsonArray();
    day.findings().forEach(finding -> findings.add(of(finding)));
    return new JsonObject()
        .put("start_ms", day.startMs())
        .put("ppm", day.score().partsPerMillion())
        .put("trust_ppm", day.trust().partsPerMillion())
        .put("findings", findings);
  }

  private static JsonObject of(DayFinding finding) {
    JsonObject json = new JsonObject().put("check", finding.check());
    finding.variable().ifPresent(variable -> json.put("variable", variable.text()));
    return json.put("state", finding.state().text())
        .put("hours", finding.hours())
        .put("figure_thousandths", finding.figureThousandths())
        .put("limit_thousandths", finding.limitThousandths())
        .put("why", finding.why());
  }

  private static ScoredDay day(JsonObject day) {
    return new ScoredDay(
        day.getLong("start_ms"),
        new QualityScore(day.getLong("ppm")),
        new QualityScore(day.getLong("trust_ppm")),
        day.getJsonArray("findings").stream().map(each -> finding((JsonObject) each)).toList());
  }

  private static DayFinding finding(JsonObject json) {
    return new DayFinding(
        json.getString("check"),
        Optional.ofNullable(json.getString("variable")).map(ScoredDayJson::variable),
        Arrays.stream(CheckState.values())
            .filter(state -> state.text().equals(json.getString("state")))
            .findFirst()
            .orElseThrow(),
        json.getInteger("hours"),
        json.getLong("figure_thousandths"),
        json.getLong("limit_thousandths"),
        json.getString("why"));
  }

  private static SeriesVariable variable(String name) {
    return Arrays.stream(SeriesVariable.values())
        .filter(variable -> variable.text().equals(name))
        .findFirst()
        .orElseThrow();
  }
}

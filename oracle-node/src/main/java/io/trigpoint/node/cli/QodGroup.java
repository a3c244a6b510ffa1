package io.trigpoint.node.cli;

import io.trigpoint.weather.qod.QodFault;
import io.trigpoint.weather.qod.QodHour;
import io.trigpoint.weather.qod.QodModel;
import io.trigpoint.weather.qod.QodScore;
import io.trigpoint.weather.qod.QodSlots;
import io.trigpoint.weather.qod.QodVariable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/** A station's day as WeatherXM QoD 1.0.6 scores it. */
final class QodGroup {
  static final List<EvalGroup> ALL =
      List.of(
          new EvalGroup(
              "weather.qod",
              "{\"model\": \"WS1000\" or \"WS2000\", \"step_s\": 16 or 180, \"start_utc\":"
                  + " \"2024-02-14 18:00:00\", \"input\": {\"temperature\": [n or null, …],"
                  + " \"humidity\", \"wind_speed\", \"wind_direction\", \"pressure\","
                  + " \"illuminance\", \"precipitation_accumulated\"}}, 30 hours from 18:00",
              "{\"qod_score\": 0 to 1, \"hours\": [{\"hour\": n, \"scores\": [percent, … of the"
                  + " seven], \"annotations\": {variable: [[code, percent], …]}}, … 24],"
                  + " \"daily_annotation\": {code: [[variable, percent], …]}}",
              QodGroup::score));

  private static final LocalTime START = LocalTime.of(18, 0);

  private QodGroup() {}

  private static JsonObject score(EvalFields in) {
    QodModel model = model(in);
    if (in.number("step_s", 1, 3600) != model.stepSeconds()) {
      throw in.bad("step_s", "must be " + model.stepSeconds() + " for " + model);
    }
    if (!START.equals(start(in))) {
      throw in.bad("start_utc", "must be 18:00:00 of the day before");
    }
    EvalFields input = in.object("input");
    Map<QodVariable, double[]> values = new EnumMap<>(QodVariable.class);
    for (QodVariable variable : QodVariable.values()) {
      values.put(variable, input.reals(variable.text()));
    }
    return answer(QodScore.of(QodSlots.of(model, values)));
  }

  private static LocalTime start(EvalFields in) {
    try {
      String text = in.text("start_utc").replace(' ', 'T').replace("Z", "");
      return LocalDateTime.parse(text).toLocalTime();
    } catch (DateTimeParseException noTime) {
      throw in.bad("start_utc", "must be a date and a time: 2024-02-14 18:00:00");
    }
  }

  private static QodModel model(EvalFields in) {
    String name = in.text("model");
    return Stream.of(QodModel.values())
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(() -> in.bad("model", "must be WS1000 or WS2000"));
  }

  private static JsonObject answer(QodScore score) {
    JsonArray hours = new JsonArray();
    score.hours().forEach(hour -> hours.add(hour(hour)));
    JsonObject daily = new JsonObject();
    score.daily().forEach((fault, variables) -> daily.put(fault.name(), shares(variables)));
    return new JsonObject()
        .put("qod_score", score.score())
        .put("hours", hours)
        .put("daily_annotation", daily);
  }

  private static JsonObject hour(QodHour hour) {
    JsonObject annotations = new JsonObject();
    hour.annotations()
        .forEach((variable, shares) -> {
          JsonArray list = new JsonArray();
          shares.forEach(share -> list.add(pair(share.fault(), share.percent())));
          annotations.put(variable.text(), list);
        });
    return new JsonObject()
        .put("hour", hour.hour())
        .put("scores", new JsonArray(List.copyOf(hour.scores().values())))
        .put("annotations", annotations);
  }

  private static JsonArray pair(QodFault fault, double percent) {
    return new JsonArray().add(fault.name()).add(percent);
  }

  private static JsonArray shares(SortedMap<QodVariable, Double> variables) {
    JsonArray shares = new JsonArray();
    variables.forEach(
        (variable, percent) -> shares.add(new JsonArray().add(variable.text()).add(percent)));
    return shares;
  }
}

package io.trigpoint.node.cli;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.score.DayScore;
import io.trigpoint.weather.score.DayScores;
import io.trigpoint.weather.score.Evidence;
import io.trigpoint.weather.score.ScoreParameters;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Scores the day of every station of a network. */
final class WeatherScoreGroup {
  static final List<EvalGroup> ALL =
      List.of(
          new EvalGroup(
              "weather.score",
              "{\"stations\": [{\"id\", \"owner\", \"lat\", \"lon\", \"elev\", \"kind\","
                  + " \"series\": {\"time\": [seconds or ISO-8601], \"temperature\": [n or null],"
                  + " …}}, …], \"day\": date}; every field is in docs/spec/weather.md",
              "{\"stations\": [{\"id\", \"score_ppm\", \"trust_ppm\", \"hours\": [{\"hour\","
                  + " \"score_ppm\", \"variables\"}, … 24], \"evidence\": [{\"check\", \"state\","
                  + " \"figure\", \"limit\", \"neighbours\", …}, …]}, …]} in the order"
                  + " of the input",
              WeatherScoreGroup::score));

  private WeatherScoreGroup() {}

  private static JsonObject score(EvalFields in) {
    SortedMap<String, DayScore> scores =
        DayScores.of(WeatherScoreReading.of(in), ScoreParameters.TRIGPOINT);
    JsonArray stations = new JsonArray();
    for (EvalFields station : in.objects("stations")) {
      String id = station.text("id");
      Optional.ofNullable(scores.get(id)).ifPresent(score -> stations.add(score(id, score)));
    }
    return new JsonObject().put("stations", stations);
  }

  private static JsonObject score(String id, DayScore score) {
    JsonArray hours = new JsonArray();
    score.hours().forEach(hour -> hours.add(hour(hour)));
    JsonArray evidence = new JsonArray();
    score.evidence().forEach(each -> evidence.add(evidence(each)));
    return new JsonObject()
        .put("id", id)
        .put("score_ppm", score.score().partsPerMillion())
        .put("trust_ppm", score.trust().partsPerMillion())
        .put("hours", hours)
        .put("evidence", evidence);
  }

  private static JsonObject hour(DayScore.Hour hour) {
    JsonObject variables = new JsonObject();
    hour.variables()
        .forEach((variable, score) -> variables.put(variable.text(), score.partsPerMillion()));
    return new JsonObject()
        .put("hour", hour.hour())
        .put("score_ppm", hour.score().partsPerMillion())
        .put("variables", variables);
  }

  private static JsonObject evidence(Evidence evidence) {
    CheckResult result = evidence.result();
    JsonObject out =
        new JsonObject()
            .put("check", result.check())
            .put("state", result.state().text())
            .put("figure", result.figure())
            .put("limit", result.limit())
            .put("neighbours", new JsonArray(result.neighbours()))
            .put("why", result.why())
            .put("from_hour", evidence.firstHour())
            .put("to_hour", evidence.lastHour());
    evidence.variable().ifPresent(variable -> out.put("variable", variable.text()));
    return out;
  }
}

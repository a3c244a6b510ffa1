package io.trigpoint.node.cli;

import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;
import io.trigpoint.weather.score.NetworkDay;
import io.trigpoint.weather.score.ScoredStation;
import io.trigpoint.weather.self.SelfParameters;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a network's day; docs/spec/weather.md describes every field. */
final class WeatherScoreReading {
  private static final long DAY_MS = 86_400_000;

  private WeatherScoreReading() {}

  static NetworkDay of(EvalFields in) {
    long day = day(in);
    SortedMap<String, ScoredStation> stations = new TreeMap<>();
    for (EvalFields station : in.objects("stations")) {
      String id = station.text("id");
      if (stations.put(id, station(station, id, day)) != null) {
        throw station.bad("id", "is there twice: " + id);
      }
    }
    SortedMap<String, StationSeries> published = new TreeMap<>();
    if (in.has("published")) {
      for (EvalFields each : in.objects("published")) {
        published.put(each.text("id"), series(each.object("series"), day));
      }
    }
    return new NetworkDay(day, stations, published);
  }

  /** The first millisecond of the UTC day. */
  private static long day(EvalFields in) {
    try {
      return LocalDate.parse(in.text("day"))
          .atStartOfDay(ZoneOffset.UTC)
          .toInstant()
          .toEpochMilli();
    } catch (DateTimeParseException noDate) {
      long instant = in.instantMs("day");
      return instant - StrictMath.floorMod(instant, DAY_MS);
    }
  }

  private static ScoredStation station(EvalFields in, String id, long day) {
    return new ScoredStation(
        in.has("owner") ? in.text("owner") : "owner of " + id,
        orMissing(in, "lat"),
        orMissing(in, "lon"),
        orMissing(in, "elev"),
        in.has("kind") && in.text("kind").equals("aws")
            ? SelfParameters.AWS
            : SelfParameters.CONSUMER,
        series(in.object("series"), day));
  }

  private static double orMissing(EvalFields in, String name) {
    return in.has(name) ? in.real(name) : Double.NaN;
  }

  private static StationSeries series(EvalFields in, long day) {
    long[] times = times(in);
    Map<SeriesVariable, double[]> values = new EnumMap<>(SeriesVariable.class);
    for (SeriesVariable variable : SeriesVariable.values()) {
      if (in.has(variable.text())) {
        double[] column = in.reals(variable.text());
        if (column.length != times.length) {
          throw in.bad(variable.text(), "must be as long as time: " + times.length);
        }
        values.put(variable, column);
      }
    }
    return StationSeries.of(day, times, values);
  }

  private static long[] times(EvalFields in) {
    if (!(in.line().getValue("time") instanceof JsonArray array)) {
      throw in.bad("time", "must be an array");
    }
    long[] times = new long[array.size()];
    for (int i = 0; i < times.length; i++) {
      String name = "time[" + i + "]";
      Object value = array.getValue(i);
      EvalFields time = new EvalFields(new JsonObject().put(name, value), in.path());
      times[i] = value instanceof Integer ? time.seconds(name) * 1_000 : time.instantMs(name);
    }
    return times;
  }
}

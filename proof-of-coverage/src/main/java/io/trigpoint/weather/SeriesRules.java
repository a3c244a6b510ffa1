package io.trigpoint.weather;

import static io.trigpoint.report.WeatherVariable.HUMIDITY;
import static io.trigpoint.report.WeatherVariable.SEA_LEVEL_PRESSURE;
import static io.trigpoint.report.WeatherVariable.STATION_PRESSURE;
import static io.trigpoint.report.WeatherVariable.TEMPERATURE;
import static io.trigpoint.report.WeatherVariable.WIND_SPEED;

import io.trigpoint.report.Observation;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.WeatherVariable;
import io.trigpoint.weather.WeatherParameters.Limits;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rules that look at one station's readings in the order of observation. */
final class SeriesRules {
  /** What moves outdoors; rain, sun and gusts may stand at zero for days. */
  private static final List<WeatherVariable> MOVING =
      List.of(TEMPERATURE, HUMIDITY, STATION_PRESSURE, SEA_LEVEL_PRESSURE, WIND_SPEED);

  private final List<ReceivedReport<WeatherReading>> series;
  private final WeatherParameters parameters;
  private final SortedMap<ReportId, Refusal> refusals = new TreeMap<>();

  private SeriesRules(List<ReceivedReport<WeatherReading>> series, WeatherParameters parameters) {
    this.series = series;
    this.parameters = parameters;
  }

  /** The refusals among the readings of one station, given in the order of observation. */
  static SortedMap<ReportId, Refusal> refusals(
      List<ReceivedReport<WeatherReading>> series, WeatherParameters parameters) {
    SeriesRules rules = new SeriesRules(series, parameters);
    parameters.limits().forEach(rules::steps);
    rules.frozen();
    return rules.refusals;
  }

  /** Of two readings too far apart, the one farther from the station's median is refused. */
  private void steps(Limits limit) {
    List<ReceivedReport<WeatherReading>> having =
        series.stream().filter(r -> value(r, limit.variable()).isPresent()).toList();
    if (having.isEmpty()) {
      return;
    }
    long median =
        Median.of(
            having.stream().mapToInt(r -> value(r, limit.variable()).orElseThrow()).toArray());
    for (int i = 1; i < having.size(); i++) {
      ReceivedReport<WeatherReading> before = having.get(i - 1);
      ReceivedReport<WeatherReading> after = having.get(i);
      long from = value(before, limit.variable()).orElseThrow();
      long to = value(after, limit.variable()).orElseThrow();
      long gap = after.report().observedMs() - before.report().observedMs();
      if (StrictMath.abs(to - from) > limit.maxStep() && gap <= parameters.timing().stepGapMs()) {
        boolean first = StrictMath.abs(from - median) > StrictMath.abs(to - median);
        refusals.putIfAbsent(
            (first ? before : after).id(),
            new Refusal(
                WeatherRefusal.STEP,
                new TreeMap<>(
                    Map.of(
                        "variable", limit.variable().name(),
                        "from", Long.toString(from),
                        "to", Long.toString(to),
                        "limit", Integer.toString(limit.maxStep())))));
      }
    }
  }

  /** Refused from the reading on that makes a run of equal ones too long. */
  private void frozen() {
    int run = 1;
    for (int i = 1; i < series.size(); i++) {
      run = still(series.get(i - 1), series.get(i)) ? run + 1 : 1;
      long since =
          series.get(i).report().observedMs() - series.get(i - run + 1).report().observedMs();
      int allowed = allowed(series.get(i).report().values());
      if (run >= allowed && since >= parameters.persistence().durationMs()) {
        refusals.putIfAbsent(
            series.get(i).id(),
            new Refusal(
                WeatherRefusal.FROZEN,
                new TreeMap<>(
                    Map.of(
                        "equal_readings", Integer.toString(run),
                        "limit", Integer.toString(allowed),
                        "since_ms", Long.toString(since)))));
      }
    }
  }

  private int allowed(Observation values) {
    long moving = MOVING.stream().filter(v -> values.value(v).isPresent()).count();
    if (moving == 0) {
      return Integer.MAX_VALUE;
    }
    return moving == 1
        ? parameters.persistence().samplesOfOne()
        : parameters.persistence().samples();
  }

  private static boolean still(ReceivedReport<WeatherReading> a, ReceivedReport<WeatherReading> b) {
    return MOVING.stream().allMatch(variable -> value(a, variable).equals(value(b, variable)));
  }

  private static OptionalInt value(
      ReceivedReport<WeatherReading> reading, WeatherVariable variable) {
    return reading.report().values().value(variable);
  }
}

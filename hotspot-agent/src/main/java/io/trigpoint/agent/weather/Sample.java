package io.trigpoint.agent.weather;

import io.trigpoint.report.WeatherVariable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a station sent once, in report units, before the agent's own rules.
 *
 * @param source the intake's name in reports
 * @param sensor tells counters and repetitions of different sensors apart
 * @param time the station's own clock, when it gave one
 * @param rain a running total, when the station counts instead of telling the rain since before
 * @param raw fields as received, without anything secret
 */
record Sample(
    String source,
    String sensor,
    Optional<Instant> time,
    Map<WeatherVariable, Integer> values,
    Optional<RainTotal> rain,
    SortedMap<String, String> raw) {

  /**
   * A rain counter.
   *
   * @param name which of the station's counters it is
   * @param micrometres its reading
   * @param startsAtZero whether a fall of the counter means that it began again at zero
   */
  record RainTotal(String name, double micrometres, boolean startsAtZero) {}
}

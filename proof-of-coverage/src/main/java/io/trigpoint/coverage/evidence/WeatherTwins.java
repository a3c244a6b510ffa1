package io.trigpoint.coverage.evidence;

import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.EvidenceParameters.Sources;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.WeatherVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Stations whose temperatures are the same slot by slot: one stream claimed twice. Candidates agree
 * to a tenth of a degree in a good part of their slots; what counts is the share of common slots
 * within the rounding of Fahrenheit to Celsius.
 */
final class WeatherTwins {
  private static final int TENTH_MILLIKELVIN = 100;

  /** Half a tenth of a degree Celsius and half a tenth of a degree Fahrenheit. */
  private static final int ROUNDING_MILLIKELVIN = 80;

  private static final double CANDIDATE_SHARE = 0.3;

  private WeatherTwins() {}

  static List<Signal> of(Links links, EvidenceParameters parameters) {
    Sources sources = parameters.sources();
    Measure measure = Measure.of(SignalKind.WEATHER_TWINS, links, parameters);
    SortedMap<DeviceId, SortedMap<Long, Integer>> series = series(links.window(), sources);
    SortedMap<Edge, Integer> candidates = candidates(series, sources);
    List<Signal> signals = new ArrayList<>();
    candidates.forEach((edge, equal) -> {
      if (equal >= CANDIDATE_SHARE * sources.slots()) {
        signals.add(
            compare(
                measure,
                edge,
                series.getOrDefault(edge.low(), new TreeMap<>()),
                series.getOrDefault(edge.high(), new TreeMap<>()),
                sources));
      }
    });
    series.forEach((station, slots) -> {
      if (slots.size() < sources.slots()) {
        signals.add(
            measure.notJudged(Measure.of(station), sources.equalShare(), "the series is short"));
      }
    });
    return signals;
  }

  private static SortedMap<DeviceId, SortedMap<Long, Integer>> series(
      EvidenceWindow window, Sources sources) {
    SortedMap<DeviceId, SortedMap<Long, Integer>> series = new TreeMap<>();
    for (StationReading reading : window.readings()) {
      OptionalInt temperature = reading.values().value(WeatherVariable.TEMPERATURE);
      if (temperature.isPresent()) {
        series
            .computeIfAbsent(reading.station(), s -> new TreeMap<>())
            .putIfAbsent(
                StrictMath.floorDiv(reading.observedMs(), sources.slotMs()),
                temperature.getAsInt());
      }
    }
    return series;
  }

  private record Slot(long number, int tenths) {}

  /** In how many slots two stations print the same tenth; crowded slots are cut off. */
  private static SortedMap<Edge, Integer> candidates(
      SortedMap<DeviceId, SortedMap<Long, Integer>> series, Sources sources) {
    Map<Slot, List<DeviceId>> equal = new HashMap<>();
    series.forEach((station, slots) ->
        slots.forEach((number, milli) -> {
          int tenths = StrictMath.floorDiv(milli + TENTH_MILLIKELVIN / 2, TENTH_MILLIKELVIN);
          List<DeviceId> group =
              equal.computeIfAbsent(new Slot(number, tenths), s -> new ArrayList<>());
          if (group.size() < sources.mostEqual()) {
            group.add(station);
          }
        }));
    SortedMap<Edge, Integer> candidates = new TreeMap<>();
    for (List<DeviceId> group : equal.values()) {
      for (int i = 0; i < group.size(); i++) {
        for (DeviceId other : group.subList(i + 1, group.size())) {
          candidates.merge(Edge.between(group.get(i), other), 1, Integer::sum);
        }
      }
    }
    return candidates;
  }

  private static Signal compare(
      Measure measure,
      Edge edge,
      SortedMap<Long, Integer> low,
      SortedMap<Long, Integer> high,
      Sources sources) {
    int common = 0;
    int equal = 0;
    for (Map.Entry<Long, Integer> slot : low.entrySet()) {
      Integer other = high.get(slot.getKey());
      if (other != null) {
        common++;
        equal += StrictMath.abs(slot.getValue() - other) <= ROUNDING_MILLIKELVIN ? 1 : 0;
      }
    }
    Subject subject = Measure.of(edge);
    return common < sources.slots()
        ? measure.notJudged(subject, sources.equalShare(), "too few common slots")
        : measure.signal(
            subject,
            (double) equal / common,
            sources.equalShare(),
            equal >= sources.equalShare() * common,
            Map.of("slots", Integer.toString(common)));
  }
}

package io.trigpoint.weather.epoch;

import io.trigpoint.report.DeviceId;
import io.trigpoint.weather.QualityScore;
import io.trigpoint.weather.WeatherInputs;
import io.trigpoint.weather.WeatherOutcome;
import io.trigpoint.weather.WeatherRound;
import io.trigpoint.weather.memory.StationDay;
import io.trigpoint.weather.memory.StationMemories;
import io.trigpoint.weather.memory.StationMemory;
import io.trigpoint.weather.score.DayScore;
import io.trigpoint.weather.score.DayScores;
import io.trigpoint.weather.score.PastDays;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Judges the weather of an epoch. Pure: the same inputs and memories give the same outcome. */
public final class WeatherEpoch {
  static final long DAY_MS = 86_400_000;

  private final DayRules rules;
  private final SortedMap<DeviceId, List<ScoredDay>> days = new TreeMap<>();
  private StationMemories memories;

  private WeatherEpoch(StationMemories before, DayRules rules) {
    this.memories = before;
    this.rules = rules;
  }

  /**
   * Readings are judged by {@link WeatherRound}. What the stations earn for is the mean of their
   * days in an epoch of whole days, of the epoch's slots in any other, which leaves the memories as
   * they were.
   */
  public static JudgedWeather judge(WeatherInputs inputs, StationMemories before, DayRules rules) {
    WeatherOutcome round = WeatherRound.judge(inputs);
    long wholeDays = wholeDays(inputs);
    if (wholeDays == 0) {
      return new JudgedWeather(round.verdicts(), round.quality(), new TreeMap<>(), before);
    }
    WeatherEpoch epoch = new WeatherEpoch(before, rules);
    StationSamples samples = StationSamples.of(inputs, round.verdicts(), rules.sensors());
    for (long day = 0; day < wholeDays; day++) {
      epoch.score(samples, inputs.periodStartMs() + day * DAY_MS);
    }
    SortedMap<DeviceId, QualityScore> quality = new TreeMap<>();
    round.quality().keySet().forEach(id -> quality.put(id, epoch.mean(id, wholeDays)));
    return new JudgedWeather(round.verdicts(), quality, epoch.days, epoch.memories);
  }

  /** How many days of 24 h from its start an epoch consists of; 0 when it is no number of days. */
  static long wholeDays(WeatherInputs inputs) {
    long lengthMs = inputs.periodEndMs() - inputs.periodStartMs();
    return lengthMs % DAY_MS == 0 ? lengthMs / DAY_MS : 0;
  }

  private void score(StationSamples samples, long startMs) {
    SortedMap<String, DayScore> scores =
        DayScores.of(samples.day(startMs), new PastDays(named(), rules.memory()), rules.score());
    SortedMap<DeviceId, StationDay> records = new TreeMap<>();
    scores.forEach((name, score) -> {
      DeviceId id = DeviceId.ofHex(name);
      records.put(id, score.record());
      days.computeIfAbsent(id, station -> new ArrayList<>()).add(ScoredDay.of(startMs, score));
    });
    memories = memories.after(StrictMath.floorDiv(startMs, DAY_MS), records, rules.memory());
  }

  private SortedMap<String, StationMemory> named() {
    SortedMap<String, StationMemory> named = new TreeMap<>();
    memories.stations().forEach((id, memory) -> named.put(id.hex(), memory));
    return named;
  }

  /** A day without a sample is worth nothing. */
  private QualityScore mean(DeviceId station, long wholeDays) {
    long sum =
        days.getOrDefault(station, List.of()).stream()
            .mapToLong(day -> day.score().partsPerMillion())
            .sum();
    return new QualityScore(sum / wholeDays);
  }
}

package io.trigpoint.weather.epoch;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.weather.QualityScore;
import io.trigpoint.weather.memory.StationMemories;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the weather of an epoch comes to.
 *
 * @param verdicts one per distinct reading, by report id
 * @param quality of every registered station that sent at least one reading
 * @param days of these stations, those in which they measured; empty in an epoch without whole days
 * @param after what is remembered when the next epoch begins
 */
public record JudgedWeather(
    List<ReportVerdict> verdicts,
    SortedMap<DeviceId, QualityScore> quality,
    SortedMap<DeviceId, List<ScoredDay>> days,
    StationMemories after) {
  public JudgedWeather {
    verdicts = List.copyOf(verdicts);
    quality = Collections.unmodifiableSortedMap(new TreeMap<>(quality));
    SortedMap<DeviceId, List<ScoredDay>> copies = new TreeMap<>();
    days.forEach((station, of) -> copies.put(station, List.copyOf(of)));
    days = Collections.unmodifiableSortedMap(copies);
  }
}

package io.trigpoint.weather.score;

import io.trigpoint.weather.QualityScore;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.memory.StationDay;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a station's day is worth, and why.
 *
 * @param trust what the worst variable leaves of the day
 * @param hours one for each hour of the day
 * @param record what the day adds to the station's memory
 */
public record DayScore(
    QualityScore score,
    QualityScore trust,
    List<Hour> hours,
    List<Evidence> evidence,
    StationDay record) {
  public DayScore {
    hours = List.copyOf(hours);
    evidence = List.copyOf(evidence);
  }

  /**
   * One hour, before trust.
   *
   * @param variables those that the station measured in the day
   */
  public record Hour(
      int hour, QualityScore score, SortedMap<SeriesVariable, QualityScore> variables) {
    public Hour {
      variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }
  }
}

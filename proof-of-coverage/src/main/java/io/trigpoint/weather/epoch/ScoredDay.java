package io.trigpoint.weather.epoch;

import io.trigpoint.weather.QualityScore;
import io.trigpoint.weather.score.DayScore;
import java.util.List;

/**
 * What a station's day was worth, and what moved that.
 *
 * @param startMs first Unix millisecond of the day
 * @param trust what the worst variable leaves of the day
 */
public record ScoredDay(
    long startMs, QualityScore score, QualityScore trust, List<DayFinding> findings) {
  public ScoredDay {
    findings = List.copyOf(findings);
  }

  static ScoredDay of(long startMs, DayScore score) {
    return new ScoredDay(startMs, score.score(), score.trust(), DayFinding.of(score));
  }
}

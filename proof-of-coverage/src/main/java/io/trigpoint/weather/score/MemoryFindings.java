package io.trigpoint.weather.score;

import static io.trigpoint.weather.deployment.HourlyValues.HOURS;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.QualityScore;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.memory.MemoryParameters;
import io.trigpoint.weather.memory.StationMemory;
import java.util.List;
import java.util.Optional;

/** What the days before say of a station's day, and what that leaves. */
final class MemoryFindings {
  private final StationMemory memory;
  private final MemoryParameters parameters;
  private final ScoreParameters.Worth worth;

  MemoryFindings(PastDays past, String station, ScoreParameters.Worth worth) {
    this.memory = past.memories().getOrDefault(station, StationMemory.NONE);
    this.parameters = past.parameters();
    this.worth = worth;
  }

  /** A variable that keeps failing is not believed on its first good days. */
  double worth(SeriesVariable variable) {
    return memory.failing().contains(variable)
        ? (double) worth.keepsFailingPpm() / QualityScore.FULL
        : 1;
  }

  /** The share of the judged hours that failed, with the share that clears the variable. */
  List<Evidence> evidence(List<SeriesVariable> measured) {
    return measured.stream()
        .filter(variable -> memory.failing().contains(variable))
        .map(variable -> Evidence.ofDay(Optional.of(variable), result(variable), HOURS))
        .toList();
  }

  private CheckResult result(SeriesVariable variable) {
    return ScoreCheck.KEEPS_FAILING.compared(
        true,
        memory.failedShare(variable, parameters).orElse(0),
        parameters.passesFrom(),
        List.of(),
        "most hours of the days before failed, and too few were good since");
  }
}

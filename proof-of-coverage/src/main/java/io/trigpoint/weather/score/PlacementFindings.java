package io.trigpoint.weather.score;

import static io.trigpoint.weather.deployment.HourlyValues.HOURS;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.CheckState;
import io.trigpoint.weather.QualityScore;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.deployment.DeploymentCheck;
import java.util.List;
import java.util.Optional;

/** What is known of where a station stands and whose series it sends, and what that leaves. */
final class PlacementFindings {
  private final List<CheckResult> results;
  private final ScoreParameters.Worth worth;

  PlacementFindings(List<CheckResult> results, ScoreParameters.Worth worth) {
    this.results = List.copyOf(results);
    this.worth = worth;
  }

  /** One series sent n times is worth one station together; a room leaves the pressure. */
  double worth(SeriesVariable variable) {
    double left = 1;
    for (CheckResult result : results) {
      left = StrictMath.min(left, worth(variable, result));
    }
    return left;
  }

  List<Evidence> evidence() {
    return results.stream().map(r -> Evidence.ofDay(Optional.empty(), r, HOURS)).toList();
  }

  private double worth(SeriesVariable variable, CheckResult result) {
    boolean failed = result.state() == CheckState.FAIL;
    return switch (check(result)) {
      case INDOOR -> failed && variable != SeriesVariable.PRESSURE ? 0 : 1;
      case REPLAYED, PUBLIC_SERIES -> failed ? 0 : 1;
      case COPIED ->
          failed
              ? 0
              : result.state() == CheckState.SUSPECT ? 1.0 / (1 + result.neighbours().size()) : 1;
      case SITING ->
          failed && variable == SeriesVariable.TEMPERATURE
              ? (double) worth.badSitingPpm() / QualityScore.FULL
              : 1;
      case SKY_VIEW, NIGHT_LIGHT -> 1;
    };
  }

  private static DeploymentCheck check(CheckResult result) {
    return DeploymentCheck.named(result.check()).orElseThrow();
  }
}

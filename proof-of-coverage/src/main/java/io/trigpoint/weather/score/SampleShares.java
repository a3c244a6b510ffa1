package io.trigpoint.weather.score;

import static io.trigpoint.weather.deployment.HourlyValues.HOURS;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.CheckState;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.self.CheckTally;
import io.trigpoint.weather.self.HourEvidence;
import io.trigpoint.weather.self.SelfEvidence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much of each hour a station's own checks leave. */
final class SampleShares {
  private final SelfEvidence self;
  private final Map<SeriesVariable, double[]> worth = new EnumMap<>(SeriesVariable.class);

  private SampleShares(SelfEvidence self) {
    this.self = self;
  }

  static SampleShares of(SelfEvidence self, ScoreParameters.Worth parameters) {
    SampleShares shares = new SampleShares(self);
    boolean doubtful = self.day().stream().anyMatch(r -> r.state() == CheckState.FAIL);
    for (HourEvidence hour : self.hours()) {
      double covered = StrictMath.min(1, hour.coverage() / parameters.fullShare());
      double passed =
          hour.samples() == 0 ? 0 : (double) (hour.samples() - hour.failed()) / hour.samples();
      shares.worth.computeIfAbsent(hour.variable(), v -> new double[HOURS])[hour.hour()] =
          doubtful ? 0 : covered * passed;
    }
    return shares;
  }

  /** The covered part of the hour, times the part of its samples that passes. */
  double worth(SeriesVariable variable, int hour) {
    return worth.getOrDefault(variable, new double[HOURS])[hour];
  }

  List<Evidence> evidence() {
    List<Evidence> evidence = new ArrayList<>();
    results()
        .forEach((variable, checks) ->
            checks.values().forEach(hours -> evidence.addAll(Evidence.ofHours(variable, hours))));
    self.day().forEach(r -> evidence.add(Evidence.ofDay(Optional.empty(), r, HOURS)));
    return evidence;
  }

  /** By variable and check, the worst result of each hour. */
  private SortedMap<SeriesVariable, SortedMap<String, List<CheckResult>>> results() {
    SortedMap<SeriesVariable, SortedMap<String, List<CheckResult>>> results = new TreeMap<>();
    for (HourEvidence hour : self.hours()) {
      for (CheckTally tally : hour.checks()) {
        String check = tally.worst().check();
        results
            .computeIfAbsent(hour.variable(), v -> new TreeMap<>())
            .computeIfAbsent(check, c -> unseen(c))
            .set(hour.hour(), tally.worst());
      }
    }
    return results;
  }

  private static List<CheckResult> unseen(String check) {
    return new ArrayList<>(
        Collections.nCopies(HOURS, CheckResult.notJudged(check, "nothing to look at")));
  }
}

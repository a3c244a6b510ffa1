package io.trigpoint.weather.score;

import static io.trigpoint.weather.SeriesVariable.PRESSURE;
import static io.trigpoint.weather.SeriesVariable.RAIN_COUNTER;
import static io.trigpoint.weather.deployment.HourlyValues.HOURS;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.CheckState;
import io.trigpoint.weather.QualityScore;
import io.trigpoint.weather.SeriesVariable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the neighbours say of one station's day, and what that is worth. */
final class NeighbourFindings {
  private final Map<SeriesVariable, List<CheckResult>> agreement =
      new EnumMap<>(SeriesVariable.class);
  private final CheckResult level;
  private final List<CheckResult> missed;
  private final List<CheckResult> excess;
  private final CheckResult invented;
  private final ScoreParameters.Worth worth;

  NeighbourFindings(
      int station, Agreement agreement, RainAgreement rain, ScoreParameters.Worth worth) {
    Agreement.JUDGED.forEach(v -> this.agreement.put(v, agreement.ofHours(v, station)));
    this.level = agreement.pressureLevel(station);
    this.missed = rain.missed(station);
    this.excess = rain.excess(station);
    this.invented = rain.invented(station);
    this.worth = worth;
  }

  /** All of a confirmed hour, nothing of a refuted one, a part of one that nobody can judge. */
  double worth(SeriesVariable variable, int hour) {
    CheckState state =
        switch (variable) {
          case TEMPERATURE, HUMIDITY -> agreed(variable, hour);
          case PRESSURE -> strictest(level.state(), agreed(PRESSURE, hour));
          case RAIN_COUNTER -> rain(hour);
          case WIND_SPEED, WIND_GUST, WIND_DIRECTION, LIGHT, UV -> company(hour);
        };
    return switch (state) {
      case PASS -> 1;
      case FAIL -> 0;
      case SUSPECT, NOT_JUDGED -> (double) worth.notJudgedPpm() / QualityScore.FULL;
    };
  }

  /** Share of the day that is still believed when its worst variable was refuted so often. */
  double trust() {
    int refuted =
        invented.state() == CheckState.FAIL || level.state() == CheckState.FAIL ? HOURS : 0;
    for (List<CheckResult> hours : agreement.values()) {
      int failed = (int) hours.stream().filter(r -> r.state() == CheckState.FAIL).count();
      refuted = StrictMath.max(refuted, failed);
    }
    double charged = StrictMath.max(0, refuted - worth.forgivenHours());
    return StrictMath.max(0, 1 - charged / worth.trustHours());
  }

  List<Evidence> evidence(List<SeriesVariable> measured) {
    List<Evidence> evidence = new ArrayList<>();
    agreement.forEach((variable, hours) -> {
      if (measured.contains(variable)) {
        evidence.addAll(Evidence.ofHours(variable, hours));
      }
    });
    if (measured.contains(PRESSURE)) {
      evidence.add(Evidence.ofDay(Optional.of(PRESSURE), level, HOURS));
    }
    if (measured.contains(RAIN_COUNTER)) {
      evidence.addAll(Evidence.ofHours(RAIN_COUNTER, missed));
      evidence.addAll(Evidence.ofHours(RAIN_COUNTER, excess));
      evidence.add(Evidence.ofDay(Optional.of(RAIN_COUNTER), invented, HOURS));
    }
    return evidence;
  }

  /** A variable that no neighbour can judge goes with those that they can. */
  private CheckState company(int hour) {
    return Agreement.JUDGED.stream().anyMatch(v -> agreed(v, hour) == CheckState.PASS)
        ? CheckState.PASS
        : CheckState.NOT_JUDGED;
  }

  private CheckState rain(int hour) {
    List<CheckState> states =
        Stream.of(missed.get(hour), excess.get(hour), invented).map(CheckResult::state).toList();
    if (states.contains(CheckState.FAIL)) {
      return CheckState.FAIL;
    }
    return states.contains(CheckState.PASS) ? CheckState.PASS : CheckState.NOT_JUDGED;
  }

  /** One result for each hour of temperature, humidity or pressure. */
  List<CheckResult> agreement(SeriesVariable variable) {
    return Optional.ofNullable(agreement.get(variable)).orElseThrow();
  }

  private CheckState agreed(SeriesVariable variable, int hour) {
    return agreement(variable).get(hour).state();
  }

  private static CheckState strictest(CheckState ofDay, CheckState ofHour) {
    return ofDay == CheckState.FAIL ? ofDay : ofHour;
  }
}

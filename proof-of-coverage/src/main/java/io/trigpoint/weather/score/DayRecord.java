package io.trigpoint.weather.score;

import static io.trigpoint.weather.SeriesVariable.TEMPERATURE;
import static io.trigpoint.weather.deployment.HourlyValues.HOURS;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.CheckState;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.deployment.DeploymentDay;
import io.trigpoint.weather.deployment.DeploymentParameters;
import io.trigpoint.weather.memory.StationDay;
import io.trigpoint.weather.memory.VariableDay;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** What a day adds to a station's memory: its judged and refuted hours, and its bias. */
final class DayRecord {
  private static final long DAY_MS = 86_400_000;

  private DayRecord() {}

  static StationDay of(
      long dayStartMs,
      NeighbourFindings neighbours,
      DeploymentDay place,
      DeploymentParameters.Daylight sun) {
    SortedMap<SeriesVariable, VariableDay> variables = new TreeMap<>();
    for (SeriesVariable variable : Agreement.JUDGED) {
      List<CheckResult> hours = neighbours.agreement(variable);
      int failed = count(hours, CheckState.FAIL);
      boolean biased = variable == TEMPERATURE;
      variables.put(
          variable,
          new VariableDay(
              failed + count(hours, CheckState.PASS),
              failed,
              biased ? bias(place, h -> place.sun().above(sun.day(), h)) : OptionalDouble.empty(),
              biased
                  ? bias(place, h -> place.sun().below(sun.night(), h))
                  : OptionalDouble.empty()));
    }
    return new StationDay(StrictMath.floorDiv(dayStartMs, DAY_MS), variables);
  }

  private static int count(List<CheckResult> hours, CheckState state) {
    return (int) hours.stream().filter(result -> result.state() == state).count();
  }

  /** Mean excess of temperature over the neighbours, in K. */
  private static OptionalDouble bias(DeploymentDay place, IntPredicate wanted) {
    double sum = 0;
    int hours = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      OptionalDouble own = place.own().at(TEMPERATURE, hour);
      OptionalDouble theirs = place.neighbours().at(TEMPERATURE, hour);
      if (wanted.test(hour) && own.isPresent() && theirs.isPresent()) {
        sum += own.getAsDouble() - theirs.getAsDouble();
        hours++;
      }
    }
    return hours == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / hours);
  }
}

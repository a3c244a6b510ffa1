package io.trigpoint.weather.score;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.CheckState;
import io.trigpoint.weather.SeriesVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one check says of a station in successive hours with the same state; the figures are those
 * of the hour that came closest to the limit, or went farthest over it.
 *
 * @param variable absent for a check of the whole station
 */
public record Evidence(
    Optional<SeriesVariable> variable, int firstHour, int lastHour, CheckResult result) {

  /** A check of the whole day. */
  static Evidence ofDay(Optional<SeriesVariable> variable, CheckResult result, int hours) {
    return new Evidence(variable, 0, hours - 1, result);
  }

  /** One result for each hour, with runs of one state put together. */
  static List<Evidence> ofHours(SeriesVariable variable, List<CheckResult> hours) {
    List<Evidence> runs = new ArrayList<>();
    int first = 0;
    for (int hour = 1; hour <= hours.size(); hour++) {
      if (hour == hours.size() || !together(hours.get(first), hours.get(hour))) {
        runs.add(
            new Evidence(
                Optional.of(variable), first, hour - 1, worst(hours.subList(first, hour))));
        first = hour;
      }
    }
    return runs;
  }

  private static boolean together(CheckResult a, CheckResult b) {
    return a.state() == b.state()
        && a.check().equals(b.check())
        && (a.state() != CheckState.NOT_JUDGED || a.why().equals(b.why()));
  }

  private static CheckResult worst(List<CheckResult> results) {
    CheckResult worst = results.getFirst();
    for (CheckResult result : results) {
      if (result.figure() - result.limit() > worst.figure() - worst.limit()) {
        worst = result;
      }
    }
    return worst;
  }
}

package io.trigpoint.weather.self;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The stations around Ghent. A line of the file is stuck when all its values are those of the line
 * before it, in a run of such lines that lasts an hour or more: the outage of 7 September, that of
 * vlinder05, and shorter ones. The first line of a run was measured, and is not stuck.
 */
class RealFaultsTest {
  private static final double LEAST_HOURS = 1;

  private int stuck;
  private int found;
  private int others;
  private int alarms;

  @Test
  void stuckSamplesAreFoundAndOthersAreNot() throws IOException {
    for (List<String[]> lines : Vlinder.stations().values()) {
      Map<String, Double> repeated = Vlinder.hoursRepeated(lines);
      for (int day = 0; day < 9; day++) {
        count(lines, repeated, day);
      }
    }
    assertThat(stuck).as("values of stuck samples").isGreaterThan(30_000);
    assertThat((double) found / stuck).as("found of %d", stuck).isGreaterThanOrEqualTo(0.95);
    assertThat((double) alarms / others).as("alarms in %d", others).isLessThanOrEqualTo(0.01);
  }

  private void count(List<String[]> all, Map<String, Double> repeated, int day) {
    StationSeries series = Vlinder.day(all, day);
    List<String[]> lines = Vlinder.around(all, day);
    SelfEvidence evidence = SelfChecks.of(series, SelfParameters.CONSUMER);
    for (int i = 0; i < series.size(); i++) {
      boolean isStuck = repeated.getOrDefault(lines.get(i)[1], 0.0) >= LEAST_HOURS;
      for (SeriesVariable variable : SeriesVariable.values()) {
        boolean judged =
            series.timeMs(i) >= series.dayStartMs() && !Double.isNaN(series.value(variable, i));
        boolean failed = judged && evidence.failed(variable, i);
        stuck += judged && isStuck ? 1 : 0;
        found += failed && isStuck ? 1 : 0;
        others += judged && !isStuck ? 1 : 0;
        alarms += failed && !isStuck ? 1 : 0;
      }
    }
  }
}

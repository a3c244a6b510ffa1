package io.trigpoint.plots;

import static io.trigpoint.weather.SeriesVariable.TEMPERATURE;

import io.trigpoint.plots.Plot.Panel;
import io.trigpoint.weather.StationSeries;
import io.trigpoint.weather.self.SelfChecks;
import io.trigpoint.weather.self.SelfEvidence;
import io.trigpoint.weather.self.SelfParameters;
import io.trigpoint.weather.self.Vlinder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Nine days of one real station, with what its own checks refuse.
 *
 * @param samples day of the month, temperature, and 1 where a check failed it
 */
record StuckStation(String name, List<double[]> samples) {
  private static final int DAYS = 9;

  /** A gap longer than this breaks a line. */
  private static final double GAP_DAYS = 0.02;

  static List<StuckStation> all() throws IOException {
    List<StuckStation> stations = new ArrayList<>();
    Vlinder.stations()
        .forEach((name, lines) -> {
          List<double[]> samples = new ArrayList<>();
          for (int day = 0; day < DAYS; day++) {
            samples.addAll(samples(Vlinder.day(lines, day)));
          }
          stations.add(new StuckStation(name, samples));
        });
    return stations;
  }

  List<double[]> points(Panel panel) {
    return samples.stream()
        .map(sample -> new double[] {panel.x(sample[0]), panel.y(sample[1])})
        .toList();
  }

  /** First and last day of each run of refused samples. */
  List<double[]> failedRuns() {
    List<double[]> runs = new ArrayList<>();
    for (double[] sample : samples) {
      if (sample[2] == 0) {
        continue;
      }
      if (!runs.isEmpty() && sample[0] - runs.getLast()[1] < GAP_DAYS) {
        runs.getLast()[1] = sample[0];
      } else {
        runs.add(new double[] {sample[0], sample[0]});
      }
    }
    return runs;
  }

  private static List<double[]> samples(StationSeries series) {
    SelfEvidence evidence = SelfChecks.of(series, SelfParameters.CONSUMER);
    List<double[]> samples = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      double value = series.value(TEMPERATURE, i);
      if (series.timeMs(i) >= series.dayStartMs() && Double.isFinite(value)) {
        double day = 1 + (series.timeMs(i) - Vlinder.START) / (double) Vlinder.DAY_MS;
        samples.add(new double[] {day, value, evidence.failed(TEMPERATURE, i) ? 1 : 0});
      }
    }
    return samples;
  }
}

package io.trigpoint.weather.self;

import static io.trigpoint.weather.StationSeries.HOURS;
import static io.trigpoint.weather.StationSeries.HOUR_MS;

import io.trigpoint.weather.CheckState;
import io.trigpoint.weather.SeriesVariable;
import java.util.Arrays;

/**
 * The part of each hour that has samples. A station reports at its usual interval, 10 s to 15 min;
 * what lies more than one interval away from samples, in a gap of several, is missing.
 */
final class Gaps {
  private final Samples samples;
  private final SelfParameters.Timing timing;
  private final Ledger ledger;
  private final long intervalMs;

  Gaps(Samples samples, SelfParameters parameters, Ledger ledger) {
    this.samples = samples;
    this.timing = parameters.timing();
    this.ledger = ledger;
    this.intervalMs = intervalMs();
  }

  void judge(SeriesVariable variable) {
    double[] coverage = coverage(samples.having(samples.of(variable)));
    Tallies tallies = ledger.of(SelfCheck.GAP, variable);
    for (int hour = 0; hour < HOURS; hour++) {
      tallies.noteHour(hour, state(coverage[hour]), coverage[hour], timing.covered());
    }
    ledger.covered(variable, coverage);
  }

  private CheckState state(double covered) {
    if (covered >= timing.covered()) {
      return CheckState.PASS;
    }
    return covered >= timing.halfCovered() ? CheckState.SUSPECT : CheckState.FAIL;
  }

  /** The median time between samples, within the bounds of an interval. */
  private long intervalMs() {
    int count = samples.size() - 1;
    if (count < 1) {
      return timing.mostIntervalMs();
    }
    long[] gaps = new long[count];
    for (int i = 0; i < count; i++) {
      gaps[i] = samples.timeMs(i + 1) - samples.timeMs(i);
    }
    Arrays.sort(gaps);
    long median = gaps[count / 2];
    return StrictMath.max(
        timing.leastIntervalMs(), StrictMath.min(timing.mostIntervalMs(), median));
  }

  private double[] coverage(int[] having) {
    double[] missing = new double[HOURS];
    long before = samples.dayStartMs() - intervalMs;
    for (int i : having) {
      long time = samples.timeMs(i);
      before =
          time < samples.dayStartMs() ? StrictMath.max(before, time) : gap(before, time, missing);
    }
    long _ = gap(before, samples.dayEndMs(), missing);
    double[] coverage = new double[HOURS];
    for (int hour = 0; hour < HOURS; hour++) {
      coverage[hour] = StrictMath.max(0, 1 - missing[hour] / HOUR_MS);
    }
    return coverage;
  }

  /** Adds what a gap lacks to the hours that it is in. */
  private long gap(long from, long to, double[] missing) {
    if (to - from > timing.gapIntervals() * intervalMs) {
      long start = StrictMath.max(from + intervalMs, samples.dayStartMs());
      long end = StrictMath.min(to, samples.dayEndMs());
      for (int hour = 0; hour < HOURS; hour++) {
        long hourStart = samples.dayStartMs() + hour * HOUR_MS;
        long lost = StrictMath.min(end, hourStart + HOUR_MS) - StrictMath.max(start, hourStart);
        missing[hour] += StrictMath.max(0, lost);
      }
    }
    return to;
  }
}

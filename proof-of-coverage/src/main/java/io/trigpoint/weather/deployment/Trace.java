package io.trigpoint.weather.deployment;

import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;
import io.trigpoint.weather.deployment.DeploymentParameters.Copies;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Temperature, humidity and pressure of one series in the order of time, to tell copies by. */
final class Trace {
  private static final List<SeriesVariable> TOLD_BY =
      List.of(SeriesVariable.TEMPERATURE, SeriesVariable.HUMIDITY, SeriesVariable.PRESSURE);

  private final long[] timesMs;
  private final double[][] values;

  private Trace(long[] timesMs, double[][] values) {
    this.timesMs = timesMs;
    this.values = values;
  }

  /** The samples that have a temperature. */
  static Trace of(StationSeries series) {
    double[] temperature = series.values(SeriesVariable.TEMPERATURE);
    int[] order =
        IntStream.range(0, series.size())
            .filter(i -> Double.isFinite(temperature[i]))
            .boxed()
            .sorted(
                Comparator.<Integer>comparingLong(i -> series.timeMs(i))
                    .thenComparingDouble(i -> temperature[i]))
            .mapToInt(i -> i)
            .toArray();
    double[][] values =
        TOLD_BY.stream()
            .map(series::values)
            .map(all -> IntStream.of(order).mapToDouble(i -> all[i]).toArray())
            .toArray(double[][]::new);
    return new Trace(IntStream.of(order).mapToLong(series::timeMs).toArray(), values);
  }

  int size() {
    return timesMs.length;
  }

  long timeMs(int sample) {
    return timesMs[sample];
  }

  /**
   * A number for the coarse values at the sample and some time after it, again and again; 0 when
   * the temperature did not just move to another step, or the series ends.
   */
  long fingerprint(int sample, Copies figures) {
    if (sample == 0 || coarse(0, sample, figures) == coarse(0, sample - 1, figures)) {
      return 0;
    }
    long mixed = 1;
    int at = sample;
    for (int space = 0; space <= figures.spaces(); space++) {
      if (at >= size()) {
        return 0;
      }
      for (int variable = 0; variable < values.length; variable++) {
        mixed = mixed * 0x9E3779B97F4A7C15L + coarse(variable, at, figures);
        mixed ^= mixed >>> 29;
      }
      at = firstFrom(timesMs[at] + figures.spacingMs());
    }
    return mixed;
  }

  /** How much of this trace the other repeats after the lag. */
  Likeness likeness(Trace other, long lagMs, long nearMs, Copies figures) {
    int common = 0;
    int equal = 0;
    int changes = 0;
    int before = -1;
    for (int i = 0; i < size(); i++) {
      int twin = other.nearest(timesMs[i] + lagMs, nearMs);
      if (twin < 0) {
        continue;
      }
      common++;
      equal += equal(i, other, twin, figures) ? 1 : 0;
      changes += before >= 0 && !equal(i, this, before, figures) ? 1 : 0;
      before = i;
    }
    return new Likeness(common, changes, common == 0 ? 0 : (double) equal / common);
  }

  /**
   * Two series at one lag.
   *
   * @param common samples in both
   * @param changes of them that differ from the one before
   * @param share of them that are equal
   */
  record Likeness(int common, int changes, double share) {}

  private boolean equal(int sample, Trace other, int twin, Copies figures) {
    double[] tolerance = {figures.temperature(), figures.humidity(), figures.pressure()};
    for (int variable = 0; variable < values.length; variable++) {
      double difference = StrictMath.abs(values[variable][sample] - other.values[variable][twin]);
      if (difference > tolerance[variable]) {
        return false;
      }
    }
    return true;
  }

  private long coarse(int variable, int sample, Copies figures) {
    double[] steps = {figures.temperatureStep(), figures.humidityStep(), figures.pressureStep()};
    double value = values[variable][sample];
    double shifted = variable == 1 ? value + steps[1] / 4 : value + steps[variable] / 2;
    return Double.isFinite(value) ? (long) StrictMath.floor(shifted / steps[variable]) : 0;
  }

  /** The first sample at the instant or after it. */
  private int firstFrom(long timeMs) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (timesMs[middle] < timeMs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int nearest(long timeMs, long nearMs) {
    int after = firstFrom(timeMs);
    long late = after < size() ? timesMs[after] - timeMs : Long.MAX_VALUE;
    long early = after > 0 ? timeMs - timesMs[after - 1] : Long.MAX_VALUE;
    if (StrictMath.min(late, early) > nearMs) {
      return -1;
    }
    return late <= early ? after : after - 1;
  }
}

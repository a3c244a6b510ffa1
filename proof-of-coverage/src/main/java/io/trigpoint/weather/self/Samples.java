package io.trigpoint.weather.self;

import static io.trigpoint.weather.StationSeries.HOURS;
import static io.trigpoint.weather.StationSeries.HOUR_MS;

import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The samples of a series in which time goes forward, as arrays. */
final class Samples {
  static final int NO_HOUR = -1;

  private final long dayStartMs;
  private final int[] sources;
  private final long[] times;
  private final int[] hours;
  private final Map<SeriesVariable, double[]> values = new EnumMap<>(SeriesVariable.class);

  /**
   * The kept samples.
   *
   * @param sources their numbers in the series, in the order of time
   */
  Samples(StationSeries series, int[] sources) {
    this.dayStartMs = series.dayStartMs();
    this.sources = sources;
    this.times = Arrays.stream(sources).mapToLong(series::timeMs).toArray();
    this.hours = Arrays.stream(times).mapToInt(this::hourOf).toArray();
    for (SeriesVariable variable : SeriesVariable.values()) {
      if (series.measures(variable)) {
        double[] all = series.values(variable);
        values.put(variable, Arrays.stream(sources).mapToDouble(i -> all[i]).toArray());
      }
    }
  }

  int size() {
    return times.length;
  }

  long dayStartMs() {
    return dayStartMs;
  }

  long dayEndMs() {
    return dayStartMs + HOURS * HOUR_MS;
  }

  long timeMs(int sample) {
    return times[sample];
  }

  /** The hour of the day, or {@link #NO_HOUR} for history. */
  int hour(int sample) {
    return hours[sample];
  }

  /** The number of the sample in the series. */
  int source(int sample) {
    return sources[sample];
  }

  Iterable<SeriesVariable> measured() {
    return values.keySet();
  }

  boolean measures(SeriesVariable variable) {
    return values.containsKey(variable);
  }

  /** NaN for what a sample lacks, an infinity for what is no number; not to be changed. */
  double[] of(SeriesVariable variable) {
    double[] series = values.get(variable);
    if (series == null) {
      double[] missing = new double[times.length];
      Arrays.fill(missing, Double.NaN);
      return missing;
    }
    return series;
  }

  /** The samples that have a number. */
  int[] having(double[] series) {
    int count = 0;
    int[] having = new int[series.length];
    for (int i = 0; i < series.length; i++) {
      if (Double.isFinite(series[i])) {
        having[count++] = i;
      }
    }
    return Arrays.copyOf(having, count);
  }

  /** The first sample from the hour on, which may be the number of samples. */
  int firstOf(int hour) {
    int found = Arrays.binarySearch(times, dayStartMs + hour * HOUR_MS);
    return found < 0 ? -found - 1 : found;
  }

  int hourOf(long timeMs) {
    boolean inDay = timeMs >= dayStartMs && timeMs < dayEndMs();
    return inDay ? (int) ((timeMs - dayStartMs) / HOUR_MS) : NO_HOUR;
  }
}

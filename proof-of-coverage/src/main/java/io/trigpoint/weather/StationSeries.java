package io.trigpoint.weather;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one station sent around one day, in the order in which it arrived. Samples before the day
 * are history: they are compared with, but not counted.
 */
public final class StationSeries {
  public static final int HOURS = 24;
  public static final long HOUR_MS = 3_600_000;

  private static final long FARTHEST_MS = 1L << 53;

  private final long dayStartMs;
  private final long[] timesMs;
  private final Map<SeriesVariable, double[]> values;

  private StationSeries(long dayStartMs, long[] timesMs, Map<SeriesVariable, double[]> values) {
    if (StrictMath.abs(dayStartMs) > FARTHEST_MS) {
      throw new IllegalArgumentException("no day starts at " + dayStartMs);
    }
    this.dayStartMs = dayStartMs;
    this.timesMs = timesMs;
    this.values = values;
  }

  /**
   * A series of arrays of the same length.
   *
   * @param dayStartMs first Unix millisecond of the day that is judged
   * @param timesMs when each sample was observed, in Unix milliseconds
   * @param values NaN for what a sample lacks; an infinity counts as given, but no number
   */
  public static StationSeries of(
      long dayStartMs, long[] timesMs, Map<SeriesVariable, double[]> values) {
    Map<SeriesVariable, double[]> copies = new EnumMap<>(SeriesVariable.class);
    values.forEach((variable, series) -> {
      if (series.length != timesMs.length) {
        throw new IllegalArgumentException(
            variable.text() + " must have a value or NaN for each of " + timesMs.length + " times");
      }
      copies.put(variable, series.clone());
    });
    return new StationSeries(dayStartMs, timesMs.clone(), copies);
  }

  /** Collects samples one by one; a value that is not put is missing. */
  public static Builder builder(long dayStartMs) {
    return new Builder(dayStartMs);
  }

  public long dayStartMs() {
    return dayStartMs;
  }

  /** The number of samples, history included. */
  public int size() {
    return timesMs.length;
  }

  public long timeMs(int sample) {
    return timesMs[sample];
  }

  /** The value, NaN when the sample lacks it, an infinity when what was given is no number. */
  public double value(SeriesVariable variable, int sample) {
    double[] series = values.get(variable);
    return series == null ? Double.NaN : series[sample];
  }

  /** Whether any sample has the variable. */
  public boolean measures(SeriesVariable variable) {
    double[] series = values.get(variable);
    return series != null && Arrays.stream(series).anyMatch(value -> !Double.isNaN(value));
  }

  /** A copy of the variable's values, one per sample. */
  public double[] values(SeriesVariable variable) {
    double[] series = values.get(variable);
    if (series == null) {
      double[] missing = new double[timesMs.length];
      Arrays.fill(missing, Double.NaN);
      return missing;
    }
    return series.clone();
  }

  /** Samples in the order of their arrival. */
  public static final class Builder {
    private final long dayStartMs;
    private final List<Long> timesMs = new ArrayList<>();
    private final List<Map<SeriesVariable, Double>> samples = new ArrayList<>();

    private Builder(long dayStartMs) {
      this.dayStartMs = dayStartMs;
    }

    /** Adds a sample. A value of NaN or infinity counts as given, but no number. */
    public Builder sample(long timeMs, Map<SeriesVariable, Double> given) {
      timesMs.add(timeMs);
      Map<SeriesVariable, Double> sample = new EnumMap<>(SeriesVariable.class);
      sample.putAll(given);
      samples.add(sample);
      return this;
    }

    public StationSeries build() {
      Map<SeriesVariable, double[]> values = new EnumMap<>(SeriesVariable.class);
      for (int i = 0; i < samples.size(); i++) {
        int sample = i;
        samples
            .get(i)
            .forEach((variable, value) -> {
              double[] series = values.computeIfAbsent(variable, v -> missing());
              series[sample] = Double.isFinite(value) ? value : Double.POSITIVE_INFINITY;
            });
      }
      long[] times = timesMs.stream().mapToLong(Long::longValue).toArray();
      return new StationSeries(dayStartMs, times, values);
    }

    private double[] missing() {
      double[] series = new double[samples.size()];
      Arrays.fill(series, Double.NaN);
      return series;
    }
  }
}

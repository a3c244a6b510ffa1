package io.trigpoint.weather.deployment;

import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One day of a station, or of its neighbours, by hours: medians, means of wind and light, and for
 * the rain counter the millimetres that fell. An hour without a value is absent.
 */
public final class HourlyValues {
  public static final int HOURS = StationSeries.HOURS;

  /** What a faulty sensor can add to a mean, and a counter to an hour. */
  private static final double MOST = 1e6;

  private final Map<SeriesVariable, double[]> values = new EnumMap<>(SeriesVariable.class);

  private HourlyValues() {}

  /** Arrays of 24; what is not finite is absent. */
  public static HourlyValues of(Map<SeriesVariable, double[]> values) {
    HourlyValues hours = new HourlyValues();
    values.forEach((variable, array) -> {
      if (array.length != HOURS) {
        throw new IllegalArgumentException("a day has 24 hours, not " + array.length);
      }
      hours.values.put(
          variable, DoubleStream.of(array).map(x -> Double.isFinite(x) ? x : Double.NaN).toArray());
    });
    return hours;
  }

  /** The day of a series; directions and gusts have no hourly value. */
  public static HourlyValues of(StationSeries series) {
    Map<SeriesVariable, double[]> values = new EnumMap<>(SeriesVariable.class);
    for (SeriesVariable variable : SeriesVariable.values()) {
      switch (variable) {
        case TEMPERATURE, HUMIDITY, PRESSURE ->
            values.put(variable, medians(samples(series, variable)));
        case WIND_SPEED, LIGHT -> values.put(variable, means(samples(series, variable)));
        case RAIN_COUNTER -> values.put(variable, rain(series));
        case WIND_GUST, WIND_DIRECTION, UV -> {}
      }
    }
    return of(values);
  }

  public OptionalDouble at(SeriesVariable variable, int hour) {
    double[] array = values.get(variable);
    return array == null || Double.isNaN(array[hour])
        ? OptionalDouble.empty()
        : OptionalDouble.of(array[hour]);
  }

  /** The values that are there, in the order of the hours. */
  public double[] present(SeriesVariable variable) {
    double[] array = values.get(variable);
    return array == null
        ? new double[0]
        : DoubleStream.of(array).filter(x -> !Double.isNaN(x)).toArray();
  }

  private static List<List<Double>> samples(StationSeries series, SeriesVariable variable) {
    List<List<Double>> hours = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      hours.add(new ArrayList<>());
    }
    for (int i = 0; i < series.size(); i++) {
      double value = series.value(variable, i);
      long hour = hour(series, i);
      if (hour >= 0 && hour < HOURS && Double.isFinite(value)) {
        hours.get((int) hour).add(value);
      }
    }
    return hours;
  }

  private static long hour(StationSeries series, int sample) {
    return StrictMath.floorDiv(series.timeMs(sample) - series.dayStartMs(), StationSeries.HOUR_MS);
  }

  private static double[] medians(List<List<Double>> hours) {
    return hours.stream()
        .mapToDouble(hour -> Middle.of(hour.stream().mapToDouble(Double::doubleValue).toArray()))
        .toArray();
  }

  private static double[] means(List<List<Double>> hours) {
    return hours.stream()
        .mapToDouble(hour ->
            hour.stream()
                .mapToDouble(x -> StrictMath.max(-MOST, StrictMath.min(MOST, x)))
                .average()
                .orElse(Double.NaN))
        .toArray();
  }

  /** Growth since the sample before, at the hour in which it was seen; a reset adds nothing. */
  private static double[] rain(StationSeries series) {
    double[] hours = new double[HOURS];
    Arrays.fill(hours, Double.NaN);
    double[] counter = series.values(SeriesVariable.RAIN_COUNTER);
    int[] inTime =
        IntStream.range(0, series.size())
            .filter(i -> Double.isFinite(counter[i]))
            .boxed()
            .sorted(
                Comparator.<Integer>comparingLong(i -> series.timeMs(i))
                    .thenComparingDouble(i -> counter[i]))
            .mapToInt(i -> i)
            .toArray();
    for (int k = 0; k < inTime.length; k++) {
      long hour = hour(series, inTime[k]);
      if (hour >= 0 && hour < HOURS) {
        double growth = k == 0 ? 0 : counter[inTime[k]] - counter[inTime[k - 1]];
        double before = Double.isNaN(hours[(int) hour]) ? 0 : hours[(int) hour];
        hours[(int) hour] =
            StrictMath.min(MOST, before + StrictMath.max(0, StrictMath.min(MOST, growth)));
      }
    }
    return hours;
  }
}

package io.trigpoint.weather.self;

import static io.trigpoint.weather.SeriesVariable.HUMIDITY;
import static io.trigpoint.weather.SeriesVariable.PRESSURE;
import static io.trigpoint.weather.SeriesVariable.RAIN_COUNTER;
import static io.trigpoint.weather.SeriesVariable.TEMPERATURE;
import static io.trigpoint.weather.SeriesVariable.WIND_DIRECTION;
import static io.trigpoint.weather.SeriesVariable.WIND_GUST;
import static io.trigpoint.weather.SeriesVariable.WIND_SPEED;

import io.trigpoint.SharedVectors;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Nine days of seven stations around Ghent, with real faults. */
public final class Vlinder {
  public static final long DAY_MS = 86_400_000;
  public static final long START = Instant.parse("2022-09-01T00:00:00Z").toEpochMilli();
  private static final double KMH = 3.6;
  private static final int TIME = 1;
  private static final int FIRST_VALUE = 2;

  private Vlinder() {}

  /** The lines of each station in the order of time. */
  public static SortedMap<String, List<String[]>> stations() throws IOException {
    SortedMap<String, List<String[]>> stations = new TreeMap<>();
    List<String> lines =
        Files.readAllLines(SharedVectors.file("data", "vlinder_ghent_5min_2022-09-01_09.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      stations.computeIfAbsent(fields[0], s -> new ArrayList<>()).add(fields);
    }
    return stations;
  }

  static long timeMs(String[] line) {
    return Instant.parse(line[TIME]).toEpochMilli();
  }

  /** A day with the day before as history. */
  public static StationSeries day(List<String[]> lines, int day) {
    StationSeries.Builder series = StationSeries.builder(START + day * DAY_MS);
    for (String[] line : around(lines, day)) {
      Map<SeriesVariable, Double> values = new EnumMap<>(SeriesVariable.class);
      put(values, TEMPERATURE, line[2], 1);
      put(values, HUMIDITY, line[3], 1);
      put(values, PRESSURE, line[4], 100);
      put(values, RAIN_COUNTER, line[6], 1);
      put(values, WIND_DIRECTION, line[7], 1);
      put(values, WIND_SPEED, line[8], KMH);
      put(values, WIND_GUST, line[9], KMH);
      StationSeries.Builder _ = series.sample(timeMs(line), values);
    }
    return series.build();
  }

  static List<String[]> around(List<String[]> lines, int day) {
    long start = START + day * DAY_MS;
    return lines.stream()
        .filter(line -> timeMs(line) >= start - DAY_MS && timeMs(line) < start + DAY_MS)
        .toList();
  }

  /** For each line, how long the run of lines with all the same values is that it repeats in. */
  static Map<String, Double> hoursRepeated(List<String[]> lines) {
    Map<String, Double> hours = new TreeMap<>();
    int first = 0;
    for (int i = 1; i <= lines.size(); i++) {
      if (i == lines.size() || !same(lines.get(i), lines.get(i - 1))) {
        double length = (timeMs(lines.get(i - 1)) - timeMs(lines.get(first))) / 3.6e6;
        for (int k = first + 1; k < i; k++) {
          hours.put(lines.get(k)[TIME], length);
        }
        first = i;
      }
    }
    return hours;
  }

  private static boolean same(String[] a, String[] b) {
    return Arrays.equals(a, FIRST_VALUE, a.length, b, FIRST_VALUE, b.length);
  }

  private static void put(
      Map<SeriesVariable, Double> values, SeriesVariable variable, String field, double unit) {
    if (!field.isEmpty()) {
      values.put(variable, Double.parseDouble(field) / unit);
    }
  }
}

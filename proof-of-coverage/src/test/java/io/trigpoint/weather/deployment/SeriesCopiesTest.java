package io.trigpoint.weather.deployment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.CheckState;
import io.trigpoint.weather.StationSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesCopiesTest {
  private static final int STEP_S = 180;
  private static final int DAY = 480;

  @Test
  void honestNeighboursAreNobodysCopies() {
    SortedMap<String, StationSeries> stations = new TreeMap<>();
    for (int i = 0; i < 8; i++) {
      stations.put("s" + i, Days.series(Days.START, STEP_S, sensor(weather(1, DAY), 10 + i)));
    }
    assertThat(search(stations, new TreeMap<>()).values())
        .allSatisfy(results -> assertThat(state(results, "weather.copied")).isEqualTo("pass"));
  }

  @ParameterizedTest
  @ValueSource(longs = {3_600_000, 10_800_000, 5_000_000, 86_400_000})
  void theLaterOfTwoEqualSeriesIsTheCopy(long lagMs) {
    double[][] rows = sensor(weather(1, DAY), 2);
    SortedMap<String, StationSeries> stations = new TreeMap<>();
    stations.put("copy", Days.series(Days.START + lagMs, STEP_S, rows));
    stations.put("original", Days.series(Days.START, STEP_S, rows));
    SortedMap<String, List<CheckResult>> results = search(stations, new TreeMap<>());
    assertThat(state(of(results, "copy"), "weather.copied")).isEqualTo("fail");
    assertThat(of(results, "copy").getFirst().neighbours()).containsExactly("original");
    assertThat(state(of(results, "original"), "weather.copied")).isEqualTo("pass");
  }

  @Test
  void roundingToFahrenheitAndInchesHidesNothing() {
    double[][] rows = sensor(weather(1, DAY), 2);
    double[][] rounded =
        IntStream.range(0, rows.length)
            .mapToObj(i ->
                new double[] {
                  (StrictMath.rint((rows[i][0] * 1.8 + 32) * 10) / 10 - 32) / 1.8,
                  rows[i][1],
                  StrictMath.rint(rows[i][2] / 33.8639 * 100) / 100 * 33.8639
                })
            .toArray(double[][]::new);
    SortedMap<String, StationSeries> stations = new TreeMap<>();
    stations.put("celsius", Days.series(Days.START, STEP_S, rows));
    stations.put("fahrenheit", Days.series(Days.START, STEP_S, rounded));
    SortedMap<String, List<CheckResult>> results = search(stations, new TreeMap<>());
    assertThat(state(of(results, "celsius"), "weather.copied")).isEqualTo("suspect");
    assertThat(of(results, "fahrenheit").getFirst().neighbours()).containsExactly("celsius");
  }

  @Test
  void yesterdayAgainIsAReplay() {
    double[][] once = sensor(weather(1, DAY), 2);
    double[][] twice = new double[2 * DAY][];
    for (int i = 0; i < twice.length; i++) {
      twice[i] = once[i % DAY];
    }
    SortedMap<String, StationSeries> stations = new TreeMap<>();
    stations.put("replay", Days.series(Days.START - 86_400_000, STEP_S, twice));
    stations.put(
        "honest", Days.series(Days.START - 86_400_000, STEP_S, sensor(weather(3, 2 * DAY), 4)));
    SortedMap<String, List<CheckResult>> results = search(stations, new TreeMap<>());
    assertThat(state(of(results, "replay"), "weather.replayed")).isEqualTo("fail");
    assertThat(state(of(results, "honest"), "weather.replayed")).isEqualTo("pass");
  }

  @Test
  void twoStuckSensorsAreNoCopies() {
    double[][] stuck = new double[DAY][];
    Arrays.setAll(stuck, i -> new double[] {20, 50, 1013});
    SortedMap<String, StationSeries> stations = new TreeMap<>();
    stations.put("one", Days.series(Days.START, STEP_S, stuck));
    stations.put("two", Days.series(Days.START, STEP_S, stuck));
    assertThat(search(stations, new TreeMap<>()).values())
        .allSatisfy(results -> assertThat(state(results, "weather.copied")).isEqualTo("pass"));
  }

  @Test
  void aModelsGridFilledUpBetweenItsHoursIsAPublicSeries() {
    double[][] weather = weather(1, DAY);
    double[][] grid = new double[24][];
    Arrays.setAll(grid, i -> weather[i * 20]);
    double[][] filled = new double[DAY - 20][];
    Arrays.setAll(filled, i -> between(grid[i / 20], grid[i / 20 + 1], i % 20 / 20.0));
    SortedMap<String, StationSeries> stations = new TreeMap<>();
    stations.put("invented", Days.series(Days.START, STEP_S, filled));
    stations.put("honest", Days.series(Days.START, STEP_S, sensor(weather, 7)));
    SortedMap<String, StationSeries> published = new TreeMap<>();
    published.put("grid", Days.series(Days.START, 3_600, grid));
    SortedMap<String, List<CheckResult>> results = search(stations, published);
    assertThat(state(of(results, "invented"), "weather.public-series")).isEqualTo("fail");
    assertThat(state(of(results, "honest"), "weather.public-series")).isEqualTo("pass");
    assertThat(state(of(search(stations, new TreeMap<>()), "honest"), "weather.public-series"))
        .isEqualTo("not-judged");
  }

  private static SortedMap<String, List<CheckResult>> search(
      SortedMap<String, StationSeries> stations, SortedMap<String, StationSeries> published) {
    return SeriesCopies.of(stations, published, DeploymentParameters.TRIGPOINT);
  }

  private static List<CheckResult> of(
      SortedMap<String, List<CheckResult>> results, String station) {
    return requireNonNull(results.get(station));
  }

  private static String state(List<CheckResult> results, String check) {
    return results.stream()
        .filter(result -> result.check().equals(check))
        .map(CheckResult::state)
        .map(CheckState::text)
        .findFirst()
        .orElseThrow();
  }

  /** A daily course with slow weather on top: temperature, humidity, pressure. */
  private static double[][] weather(long seed, int samples) {
    Random random = new Random(seed);
    double[] slow = new double[3];
    double[][] rows = new double[samples][];
    for (int i = 0; i < samples; i++) {
      for (int k = 0; k < slow.length; k++) {
        slow[k] = 0.98 * slow[k] + random.nextGaussian() * 0.25;
      }
      double course = StrictMath.cos((i * 24.0 / DAY - 14) * StrictMath.PI / 12);
      rows[i] =
          new double[] {12 + 5 * course + slow[0], 65 - 12 * course + 3 * slow[1], 1_010 + slow[2]};
    }
    return rows;
  }

  /** What one sensor prints of it: an offset, noise, steps of its display. */
  private static double[][] sensor(double[][] weather, long seed) {
    Random random = new Random(seed);
    double[] offset = {
      random.nextGaussian() * 0.4, random.nextGaussian() * 2, random.nextGaussian() * 0.5
    };
    double[][] rows = new double[weather.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] =
          new double[] {
            StrictMath.rint((weather[i][0] + offset[0] + random.nextGaussian() * 0.1) * 10) / 10,
            StrictMath.rint(weather[i][1] + offset[1] + random.nextGaussian() * 0.5),
            StrictMath.rint((weather[i][2] + offset[2] + random.nextGaussian() * 0.05) * 10) / 10
          };
    }
    return rows;
  }

  private static double[] between(double[] from, double[] to, double share) {
    return IntStream.range(0, from.length)
        .mapToDouble(k -> from[k] + (to[k] - from[k]) * share)
        .toArray();
  }
}

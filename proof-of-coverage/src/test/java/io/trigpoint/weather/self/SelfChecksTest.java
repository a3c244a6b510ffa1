package io.trigpoint.weather.self;

import static io.trigpoint.weather.SeriesVariable.HUMIDITY;
import static io.trigpoint.weather.SeriesVariable.PRESSURE;
import static io.trigpoint.weather.SeriesVariable.RAIN_COUNTER;
import static io.trigpoint.weather.SeriesVariable.TEMPERATURE;
import static io.trigpoint.weather.SeriesVariable.UV;
import static io.trigpoint.weather.SeriesVariable.WIND_DIRECTION;
import static io.trigpoint.weather.SeriesVariable.WIND_GUST;
import static io.trigpoint.weather.SeriesVariable.WIND_SPEED;
import static io.trigpoint.weather.self.Days.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check with a day that it alone objects to, and days that none objects to. */
class SelfChecksTest {
  private static final long HOUR = StationSeries.HOUR_MS;
  private static final long NOON = 12 * HOUR;

  @ParameterizedTest
  @EnumSource
  void eachCheckAloneFindsItsFault(SelfCheck check) {
    assertThat(objections(evidence(dayThatOffends(check)))).containsExactly(check.id());
  }

  @ParameterizedTest
  @ValueSource(longs = {10_000, 16_000, 60_000, 180_000, 300_000, 900_000})
  void honestDaysPassAtEveryInterval(long intervalMs) {
    for (long seed = 0; seed < 5; seed++) {
      SelfEvidence evidence = evidence(Days.honest(seed, intervalMs));
      assertThat(objections(evidence)).as("seed %d", seed).isEmpty();
      assertThat(evidence.day()).isEmpty();
      assertThat(evidence.hours())
          .hasSize(StationSeries.HOURS * SeriesVariable.values().length)
          .allSatisfy(hour -> assertThat(hour.coverage()).isEqualTo(1));
    }
  }

  @Test
  void anExcursionFailsAsAWholeAndALastingStepOnlyOnce() {
    StationSeries spike = plus(TEMPERATURE, 20, NOON, NOON + 12 * MINUTE);
    StationSeries step = plus(TEMPERATURE, 20, NOON, 24 * HOUR);
    assertThat(failed(evidence(spike), TEMPERATURE)).isEqualTo(4);
    assertThat(failed(evidence(step), TEMPERATURE)).isEqualTo(1);
  }

  @Test
  void leavingSamplesOutDoesNotEndARun() {
    StationSeries whole =
        Days.changed(1, 3 * MINUTE, (time, values) -> values.put(PRESSURE, 1013.2));
    StationSeries gappy =
        Days.changed(
            1,
            3 * MINUTE,
            (time, values) -> {
              values.put(PRESSURE, 1013.2);
              if (time / (3 * MINUTE) % 33 < 3) {
                values.clear();
              }
            });
    assertThat(failed(evidence(whole), PRESSURE)).isEqualTo(480);
    assertThat(failed(evidence(gappy), PRESSURE)).isEqualTo(samples(evidence(gappy), PRESSURE));
  }

  @Test
  void aCoarseSensorMayStandStillForLonger() {
    StationSeries fine =
        Days.changed(1, 15 * MINUTE, (time, values) -> standing(values, time, 0.1));
    StationSeries coarse =
        Days.changed(1, 15 * MINUTE, (time, values) -> standing(values, time, 1));
    assertThat(failed(evidence(fine), TEMPERATURE)).isPositive();
    assertThat(failed(evidence(coarse), TEMPERATURE)).isZero();
  }

  @Test
  void oneSampleFromTheFutureDoesNotCostTheOthers() {
    long[] at = {0};
    StationSeries honest = Days.honest(3, 5 * MINUTE);
    StationSeries.Builder series = StationSeries.builder(Days.START);
    for (int i = 0; i < honest.size(); i++) {
      at[0] = honest.timeMs(i) + (i == 100 ? 2 * HOUR : 0);
      StationSeries.Builder _ =
          series.sample(at[0], Map.of(TEMPERATURE, honest.value(TEMPERATURE, i)));
    }
    SelfEvidence evidence = evidence(series.build());
    assertThat(failed(evidence, TEMPERATURE)).isEqualTo(1);
    assertThat(evidence.failed(TEMPERATURE, 100)).isTrue();
  }

  @Test
  void theRestOfADayWithInventedRainFailsAndSaysSo() {
    SelfEvidence evidence = evidence(dayThatOffends(SelfCheck.RAIN_RATE));
    assertThat(failed(evidence, RAIN_COUNTER)).isEqualTo(12 * 20);
    assertThat(evidence.day())
        .singleElement()
        .satisfies(result -> {
          assertThat(result.check()).isEqualTo(SelfCheck.RAIN_RATE.id());
          assertThat(result.figure()).isEqualTo(200, within(0.3));
        });
  }

  @Test
  void theRestOfADayAfterAResetToAnythingButZeroFails() {
    SelfEvidence evidence = evidence(dayThatOffends(SelfCheck.RAIN_RESET));
    assertThat(failed(evidence, RAIN_COUNTER)).isEqualTo(12 * 20);
    assertThat(evidence.day()).isEmpty();
  }

  @Test
  void aCounterMayStartAgainAtZero() {
    StationSeries reset =
        Days.changed(
            4,
            3 * MINUTE,
            (time, values) -> {
              if (time >= NOON) {
                double _ = values.merge(RAIN_COUNTER, -100.0, Double::sum);
              }
            });
    assertThat(objections(evidence(reset))).isEmpty();
  }

  private static StationSeries dayThatOffends(SelfCheck check) {
    Random random = new Random(7);
    return switch (check) {
      case CLOCK -> twice();
      case NO_NUMBER -> from(NOON, values -> values.put(HUMIDITY, Double.NaN), NOON + 3 * MINUTE);
      case RANGE -> from(-HOUR, values -> values.put(PRESSURE, 499.0 + random.nextInt(9) / 10.0));
      case STEP -> plus(TEMPERATURE, 20, NOON, NOON + 6 * MINUTE);
      case PERSISTENCE -> from(NOON, values -> values.put(TEMPERATURE, 18.0));
      case FROZEN -> repeated();
      case DEW_POINT -> from(-6 * HOUR, values -> values.put(HUMIDITY, 101.0 + random.nextInt(2)));
      case GUST -> from(NOON, values -> values.put(WIND_GUST, random.nextInt(10) / 10.0));
      case CALM -> calm(random);
      case SCATTER ->
          from(NOON, values -> values.put(WIND_DIRECTION, (double) random.nextInt(360)));
      case RAIN_RESET -> plus(RAIN_COUNTER, -40, NOON, 24 * HOUR);
      case RAIN_RATE -> plus(RAIN_COUNTER, 200, NOON, 24 * HOUR);
      case LIGHT_UV -> from(-6 * HOUR, values -> values.put(UV, random.nextInt(2) * 9.0));
      case GAP -> from(22 * HOUR, Map::clear);
    };
  }

  private static StationSeries twice() {
    StationSeries honest = Days.honest(5, 3 * MINUTE);
    StationSeries.Builder series = StationSeries.builder(Days.START);
    for (int i = 0; i < 2 * honest.size(); i++) {
      double celsius = honest.value(TEMPERATURE, i / 2);
      StationSeries.Builder _ = series.sample(honest.timeMs(i / 2), Map.of(TEMPERATURE, celsius));
    }
    return series.build();
  }

  private static StationSeries repeated() {
    Map<SeriesVariable, Double> last =
        Map.of(
            TEMPERATURE, 13.6,
            HUMIDITY, 80.0,
            PRESSURE, 1007.9,
            WIND_SPEED, 3.3,
            WIND_GUST, 5.1,
            WIND_DIRECTION, 180.0);
    return from(21 * HOUR + 3 * MINUTE, values -> values.putAll(last), 23 * HOUR);
  }

  private static StationSeries calm(Random random) {
    return from(
        NOON,
        values -> {
          values.put(WIND_SPEED, 0.0);
          values.put(WIND_GUST, 0.0);
          values.put(WIND_DIRECTION, (double) random.nextInt(360));
        });
  }

  private interface Change {
    void of(Map<SeriesVariable, Double> values);
  }

  private static StationSeries from(long start, Change change) {
    return from(start, change, 24 * HOUR);
  }

  private static StationSeries from(long start, Change change, long end) {
    return Days.changed(
        6,
        3 * MINUTE,
        (time, values) -> {
          if (time >= start && time < end) {
            change.of(values);
          }
        });
  }

  private static StationSeries plus(SeriesVariable variable, double offset, long start, long end) {
    return from(
        start,
        values -> {
          double _ = values.merge(variable, offset, Double::sum);
        },
        end);
  }

  private static void standing(Map<SeriesVariable, Double> values, long time, double resolution) {
    boolean still = time > 8 * HOUR && time < 13 * HOUR;
    double celsius = still ? 15 : 15 + StrictMath.sin((double) time / HOUR) * 6;
    values.put(TEMPERATURE, StrictMath.rint(celsius / resolution) * resolution);
  }

  private static SelfEvidence evidence(StationSeries series) {
    return SelfChecks.of(series, SelfParameters.CONSUMER);
  }

  /** The ids of the checks that failed or suspect any sample. */
  private static SortedSet<String> objections(SelfEvidence evidence) {
    SortedSet<String> ids = new TreeSet<>();
    for (HourEvidence hour : evidence.hours()) {
      for (CheckTally tally : hour.checks()) {
        if (tally.failed() + tally.suspect() > 0) {
          ids.add(tally.worst().check());
        }
      }
    }
    return ids;
  }

  private static int failed(SelfEvidence evidence, SeriesVariable variable) {
    return evidence.hours().stream()
        .filter(hour -> hour.variable() == variable)
        .mapToInt(HourEvidence::failed)
        .sum();
  }

  private static int samples(SelfEvidence evidence, SeriesVariable variable) {
    return evidence.hours().stream()
        .filter(hour -> hour.variable() == variable)
        .mapToInt(HourEvidence::samples)
        .sum();
  }
}

package io.trigpoint.weather.self;

import static io.trigpoint.weather.SeriesVariable.HUMIDITY;
import static io.trigpoint.weather.SeriesVariable.LIGHT;
import static io.trigpoint.weather.SeriesVariable.PRESSURE;
import static io.trigpoint.weather.SeriesVariable.RAIN_COUNTER;
import static io.trigpoint.weather.SeriesVariable.TEMPERATURE;
import static io.trigpoint.weather.SeriesVariable.WIND_DIRECTION;
import static io.trigpoint.weather.SeriesVariable.WIND_SPEED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.SharedVectors;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Days that the reference scores too well, judged by the station alone. */
class AdversarialDaysTest {
  private static final Map<SeriesVariable, String> NAMES =
      Map.of(
          TEMPERATURE, "temperature",
          HUMIDITY, "humidity",
          PRESSURE, "pressure",
          WIND_SPEED, "wind_speed",
          WIND_DIRECTION, "wind_direction",
          RAIN_COUNTER, "precipitation_accumulated",
          LIGHT, "illuminance");

  @Test
  void aConstantDayKeepsNothing() throws IOException {
    assertThat(kept("ws2000_adv_all_constant", slot -> false)).isZero();
  }

  @Test
  void aConstantDayWithGapsKeepsNothing() throws IOException {
    assertThat(kept("ws2000_adv_all_constant", slot -> slot % 33 < 3)).isZero();
  }

  @Test
  void inventedRainIsAReasonToDoubtTheDay() throws IOException {
    SelfEvidence evidence = evidence("ws2000_rain_counter", slot -> false);
    assertThat(evidence.day())
        .singleElement()
        .satisfies(result -> assertThat(result.check()).isEqualTo("weather.rain-rate"));
  }

  @Test
  void cleanDaysKeepEverything() throws IOException {
    assertThat(kept("ws2000_clean", slot -> false)).isEqualTo(1);
    assertThat(kept("ws1000_clean", slot -> false)).isEqualTo(1);
  }

  private static double kept(String id, IntPredicate missing) throws IOException {
    SelfEvidence evidence = evidence(id, missing);
    int samples = evidence.hours().stream().mapToInt(HourEvidence::samples).sum();
    int failed = evidence.hours().stream().mapToInt(HourEvidence::failed).sum();
    return (double) (samples - failed) / samples;
  }

  private static SelfEvidence evidence(String id, IntPredicate missing) throws IOException {
    return SelfChecks.of(series(requireNonNull(days().get(id)), missing), SelfParameters.CONSUMER);
  }

  private static SortedMap<String, JsonNode> days() throws IOException {
    SortedMap<String, JsonNode> days = new TreeMap<>();
    for (String file : new String[] {"qod_ws1000", "qod_ws2000", "qod_adversarial"}) {
      SharedVectors.qod(file + ".jsonl").forEach(day -> days.put(day.get("id").asText(), day));
    }
    return days;
  }

  private static StationSeries series(JsonNode day, IntPredicate missing) {
    long start =
        Instant.parse(day.get("start_utc").asText().replace(' ', 'T') + "Z").toEpochMilli();
    long step = day.get("step_s").asLong() * 1_000;
    Map<SeriesVariable, double[]> values = new EnumMap<>(SeriesVariable.class);
    NAMES.forEach((variable, name) -> values.put(variable, slots(day, name, missing)));
    long[] times = new long[day.get("input").get("temperature").size()];
    Arrays.setAll(times, i -> start + i * step);
    return StationSeries.of(start + 6 * StationSeries.HOUR_MS, times, values);
  }

  private static double[] slots(JsonNode day, String name, IntPredicate missing) {
    JsonNode given = day.get("input").get(name);
    double[] slots = new double[given.size()];
    Arrays.setAll(
        slots,
        i -> missing.test(i) || given.get(i).isNull() ? Double.NaN : given.get(i).asDouble());
    return slots;
  }
}

package io.trigpoint.agent.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.clock.HostClock;
import io.trigpoint.agent.json.Json;
import io.trigpoint.agent.uplink.DeskFixture;
import io.trigpoint.report.WeatherReading;
import io.trigpoint.report.WeatherVariable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StationReplayTest {
  private static final Path RECORDINGS = Path.of("../../shared/data");
  private static final Map<WeatherVariable, String> SI_NAMES =
      Map.of(
          WeatherVariable.TEMPERATURE, "air_temperature_C",
          WeatherVariable.HUMIDITY, "relative_humidity_pct",
          WeatherVariable.SEA_LEVEL_PRESSURE, "pressure_sea_level_hPa",
          WeatherVariable.WIND_SPEED, "wind_speed_m_s",
          WeatherVariable.WIND_GUST, "wind_gust_m_s",
          WeatherVariable.WIND_DIRECTION, "wind_direction_deg",
          WeatherVariable.SOLAR, "solar_W_m2",
          WeatherVariable.UV_INDEX, "uv_index");

  @TempDir private Path folder;
  private final AtomicLong now =
      new AtomicLong(Instant.parse("2026-11-21T12:00:00Z").toEpochMilli());
  private DeskFixture desk;
  private ReadingDesk readings;

  @BeforeEach
  void open() throws IOException {
    HostClock clock = new HostClock(() -> Instant.ofEpochMilli(now.get()), () -> 0, 0);
    desk = DeskFixture.open(folder, clock);
    readings =
        ReadingDesk.open(
            desk.desk(),
            folder.resolve("rain"),
            clock,
            new ReadingDesk.Choice(Set.of(), Duration.ZERO));
  }

  @Test
  void readsWeewxUploadsToTheSameFiguresAsRecorded() throws Exception {
    for (String line : lines("weewx/wu-upload-sample.jsonl")) {
      JsonNode upload = Json.parse(line.getBytes(StandardCharsets.UTF_8)).orElseThrow();
      Map<String, String> fields = new LinkedHashMap<>();
      upload
          .path("fields")
          .properties()
          .forEach(f -> fields.put(f.getKey(), f.getValue().asText()));

      Sample sample = ConsoleForm.sample(fields);

      assertThat(sample.values()).containsOnlyKeys(SI_NAMES.keySet());
      sample
          .values()
          .forEach((variable, value) ->
              assertThat(value / perUnit(variable))
                  .as(variable.name())
                  .isCloseTo(
                      upload.path("si").path(siName(variable)).doubleValue(), within(0.006)));
      assertThat(sample.time()).isPresent();
      assertThat(sample.raw()).doesNotContainKeys("PASSWORD", "ID");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rtl433/decoded-default.jsonl, 11",
    "rtl433/live-replay.jsonl, 9",
    "rtl433/decoded-bitrows.jsonl, 0"
  })
  void keepsEachRtl433TransmissionOnce(String file, int kept) throws Exception {
    StringBuilder stream = new StringBuilder();
    for (String line : lines(file)) {
      stream.append(line).append('\n');
    }

    new Rtl433Lines(readings, new FailureLog(() -> Instant.ofEpochMilli(now.get()), line -> {}))
        .read(new ByteArrayInputStream(stream.toString().getBytes(StandardCharsets.UTF_8)));

    assertThat(desk.readings()).hasSize(kept);
  }

  @Test
  void readsUnitsFromTheFieldNamesOfRtl433() throws Exception {
    for (String line : lines("rtl433/decoded-bitrows.jsonl")) {
      JsonNode decoded =
          Json.parse(line.getBytes(StandardCharsets.UTF_8)).orElseThrow().path("decoded");
      Sample sample = Rtl433Event.sample(decoded).orElseThrow();
      assertThat(sample.values().get(WeatherVariable.TEMPERATURE))
          .isEqualTo((int) Math.rint(decoded.path("temperature_C").doubleValue() * 1_000));
    }
    assertThat(event("{'model':'a','wind_avg_km_h':36}"))
        .containsEntry(WeatherVariable.WIND_SPEED, 10_000);
    assertThat(event("{'model':'a','wind_avg_mi_h':10}"))
        .containsEntry(WeatherVariable.WIND_SPEED, 4_470);
    assertThat(event("{'model':'a','temperature_F':32.1}"))
        .containsEntry(WeatherVariable.TEMPERATURE, 56);
    assertThat(event("{'model':'a','pressure_hPa':1012}"))
        .containsEntry(WeatherVariable.STATION_PRESSURE, 101_200);
  }

  @Test
  void readsEcowittFormsAtStationPressure() throws Exception {
    var outcome =
        readings.console(
            "/data/report/",
            "",
            "PASSKEY=A1&stationtype=GW2000A_V3.3.1&dateutc=2026-11-21+11:59: 28&tempf=50.0"
                + "&humidity=81&baromrelin=29.921&baromabsin=29.530&windspeedmph=2.24&uv=1");

    assertThat(outcome).isEqualTo(ReadingDesk.Outcome.KEPT);
    WeatherReading reading = desk.readings().getFirst();
    assertThat(reading.source()).isEqualTo("ecowitt");
    assertThat(reading.observedMs()).isEqualTo(now.get() - 32_000);
    assertThat(reading.values().asMap())
        .containsEntry(WeatherVariable.TEMPERATURE, 10_000)
        .containsEntry(WeatherVariable.STATION_PRESSURE, 100_000)
        .doesNotContainKey(WeatherVariable.SEA_LEVEL_PRESSURE);
    assertThat(reading.raw()).doesNotContainKey("PASSKEY");
  }

  @Test
  void readsAQueryThatIsGluedToThePath() throws Exception {
    var _ = readings.console("/weather/stationtype=AMB&PASSKEY=00:11&tempf=68&humidity=--", "", "");

    assertThat(desk.readings().getFirst().values().asMap())
        .containsExactly(Map.entry(WeatherVariable.TEMPERATURE, 20_000));
  }

  @Test
  void usesTheArrivalTimeWhenTheStationsClockIsMoreThanFiveMinutesOff() throws Exception {
    var _ = observe("{'time':'2026-11-21T11:55:01Z','temperature_c':1}");
    var _ = observe("{'time':'2026-11-21T11:55:00Z','temperature_c':2}");
    var _ = observe("{'time':'yesterday','temperature_c':3}");

    assertThat(desk.readings())
        .extracting(WeatherReading::observedMs)
        .containsExactly(now.get() - 299_000, now.get(), now.get());
    assertThat(desk.readings())
        .extracting(reading -> reading.raw().containsKey("observed_ms"))
        .containsExactly(false, true, true);
  }

  @Test
  void turnsRainCountersIntoDifferencesAndDoesNotGuessAfterAReset() throws Exception {
    for (String total : List.of("335.1", "335.4", "335.4", "0.3", "0.6")) {
      now.addAndGet(10_000);
      var _ = observe("{'temperature_c':1,'rain_total_mm':" + total + "}");
    }

    assertThat(desk.readings())
        .extracting(reading -> reading.values().value(WeatherVariable.RAIN).orElse(-1))
        .containsExactly(-1, 300, 0, -1, 300);
  }

  @Test
  void countsRainThatFellSinceADailyCounterBeganAgain() throws Exception {
    for (String inches : List.of("0.10", "0.12", "0.01")) {
      now.addAndGet(10_000);
      var _ = readings.console("/x", "tempf=50&dateutc=now&dailyrainin=" + inches, "");
    }

    assertThat(desk.readings())
        .extracting(reading -> reading.values().value(WeatherVariable.RAIN).orElse(-1))
        .containsExactly(-1, 508, 254);
  }

  @ParameterizedTest
  @CsvSource({"-9999", "--", "NaN", "null", "Infinity", "42606e9", "''"})
  void treatsSentinelsAsAbsent(String value) throws Exception {
    var outcome = readings.console("/x", "tempf=" + value + "&windspeedmph=" + value, "");

    assertThat(outcome).isEqualTo(ReadingDesk.Outcome.NO_VALUES);
  }

  private ReadingDesk.Outcome observe(String json) throws IOException {
    return readings.observation(
        Json.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)).orElseThrow());
  }

  private static Map<WeatherVariable, Integer> event(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return Rtl433Event.sample(Json.parse(bytes).orElseThrow()).orElseThrow().values();
  }

  private static String siName(WeatherVariable variable) {
    return String.valueOf(SI_NAMES.get(variable));
  }

  private static double perUnit(WeatherVariable variable) {
    return switch (variable) {
      case HUMIDITY, SEA_LEVEL_PRESSURE, STATION_PRESSURE, WIND_DIRECTION -> 100;
      default -> 1_000;
    };
  }

  private static List<String> lines(String file) throws IOException {
    Path path = RECORDINGS.resolve(file);
    assertThat(path).as("recorded observations beside the clone").exists();
    return Files.readAllLines(path).stream().filter(line -> !line.isBlank()).toList();
  }
}

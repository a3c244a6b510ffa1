package io.trigpoint.deploy.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StationDialectTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final Sample SAMPLE =
      new Sample(
          new TreeMap<>(
              Map.of(
                  Quantity.TEMPERATURE_C, 18.8,
                  Quantity.HUMIDITY_PCT, 65.0,
                  Quantity.STATION_PRESSURE_HPA, 1017.39,
                  Quantity.WIND_SPEED_M_S, 4.4704,
                  Quantity.RAIN_TOTAL_MM, 2.54)));

  @Test
  void weatherUndergroundSpeaksFahrenheitAndMiles() {
    Upload upload = StationDialect.WEATHER_UNDERGROUND.upload("gent1", SAMPLE, NOON);
    assertThat(upload.method()).isEqualTo("GET");
    assertThat(upload.target())
        .startsWith("/weatherstation/updateweatherstation.php?ID=GENT1&PASSWORD=")
        .contains("&dateutc=2026-05-01+12%3A00%3A00")
        .contains("&tempf=65.8&humidity=65")
        .contains("&windspeedmph=10.00")
        .contains("&dailyrainin=0.100")
        .contains("&baromin=30.079")
        .doesNotContain("windgustmph");
  }

  @Test
  void ecowittPostsAbsolutePressureInInches() {
    Upload upload = StationDialect.ECOWITT.upload("gent1", SAMPLE, NOON);
    assertThat(upload.method()).isEqualTo("POST");
    assertThat(upload.target()).isEqualTo("/data/report/");
    assertThat(upload.body()).contains("tempf=65.8").contains("baromabsin=30.044");
  }

  @Test
  void ownJsonIsInSi() {
    assertThat(StationDialect.TRIGPOINT_JSON.upload("gent1", SAMPLE, NOON).body())
        .isEqualTo(
            "{\"time\":\"2026-05-01T12:00:00Z\",\"temperature_c\":18.80,\"humidity_pct\":65.0,"
                + "\"pressure_hpa\":1017.39,\"wind_speed_m_s\":4.47,\"rain_total_mm\":2.54}");
  }
}

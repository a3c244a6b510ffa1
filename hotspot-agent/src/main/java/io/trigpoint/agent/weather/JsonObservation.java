package io.trigpoint.agent.weather;

import static io.trigpoint.report.WeatherVariable.HUMIDITY;
import static io.trigpoint.report.WeatherVariable.RAIN;
import static io.trigpoint.report.WeatherVariable.SEA_LEVEL_PRESSURE;
import static io.trigpoint.report.WeatherVariable.SOLAR;
import static io.trigpoint.report.WeatherVariable.STATION_PRESSURE;
import static io.trigpoint.report.WeatherVariable.TEMPERATURE;
import static io.trigpoint.report.WeatherVariable.UV_INDEX;
import static io.trigpoint.report.WeatherVariable.WIND_DIRECTION;
import static io.trigpoint.report.WeatherVariable.WIND_GUST;
import static io.trigpoint.report.WeatherVariable.WIND_SPEED;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Our own observation: one flat JSON object in SI units. */
final class JsonObservation {
  private static final int MAX_FIELDS = 64;

  private JsonObservation() {}

  static Sample sample(JsonNode observation) {
    Map<String, String> fields = flat(observation);
    SampleFields taken =
        new SampleFields(fields)
            .take(TEMPERATURE, SourceUnit.CELSIUS, "temperature_c")
            .take(HUMIDITY, SourceUnit.PER_CENT, "humidity_pct")
            .take(STATION_PRESSURE, SourceUnit.HECTOPASCAL, "pressure_hpa")
            .take(WIND_SPEED, SourceUnit.METRES_PER_SECOND, "wind_speed_m_s")
            .take(WIND_GUST, SourceUnit.METRES_PER_SECOND, "wind_gust_m_s")
            .take(WIND_DIRECTION, SourceUnit.DEGREES, "wind_direction_deg")
            .take(RAIN, SourceUnit.MILLIMETRES, "rain_mm")
            .take(SOLAR, SourceUnit.WATTS_PER_SQUARE_METRE, "solar_w_m2")
            .take(UV_INDEX, SourceUnit.INDEX, "uv");
    if (!taken.values().containsKey(STATION_PRESSURE)) {
      var _ = taken.take(SEA_LEVEL_PRESSURE, SourceUnit.HECTOPASCAL, "pressure_sea_level_hpa");
    }
    Optional<Sample.RainTotal> rain =
        taken.values().containsKey(RAIN)
            ? Optional.empty()
            : taken.total(SourceUnit.MILLIMETRES, false, "rain_total_mm");
    return new Sample(
        "json",
        "json",
        Optional.ofNullable(fields.get("time")).flatMap(JsonObservation::time),
        taken.values(),
        rain,
        taken.keepRaw("time").raw());
  }

  /** The scalar fields of an object as text. */
  static Map<String, String> flat(JsonNode object) {
    Map<String, String> fields = new LinkedHashMap<>();
    object
        .properties()
        .forEach(field -> {
          if (field.getValue().isValueNode() && fields.size() < MAX_FIELDS) {
            fields.put(field.getKey(), field.getValue().asText());
          }
        });
    return fields;
  }

  /** ISO 8601 with a zone or offset, or Unix seconds or milliseconds. */
  static Optional<Instant> time(String text) {
    try {
      if (text.matches("[0-9]{9,13}")) {
        long number = Long.parseLong(text);
        return Optional.of(
            text.length() > 10 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
      }
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}

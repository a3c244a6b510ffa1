package io.trigpoint.agent.weather;

import static io.trigpoint.report.WeatherVariable.HUMIDITY;
import static io.trigpoint.report.WeatherVariable.STATION_PRESSURE;
import static io.trigpoint.report.WeatherVariable.TEMPERATURE;
import static io.trigpoint.report.WeatherVariable.UV_INDEX;
import static io.trigpoint.report.WeatherVariable.WIND_DIRECTION;
import static io.trigpoint.report.WeatherVariable.WIND_GUST;
import static io.trigpoint.report.WeatherVariable.WIND_SPEED;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.report.WeatherVariable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * One event of rtl_433. The unit of a value is the end of its field's name, whatever was asked for.
 */
final class Rtl433Event {
  private Rtl433Event() {}

  /** Empty when the event is of no sensor or has no weather in it. */
  static Optional<Sample> sample(JsonNode event) {
    Map<String, String> fields = JsonObservation.flat(event);
    String model = fields.getOrDefault("model", "");
    SampleFields taken = values(fields);
    Optional<Sample.RainTotal> rain =
        taken
            .total(SourceUnit.MILLIMETRES, false, "rain_mm")
            .or(() -> taken.total(SourceUnit.INCHES, false, "rain_in"));
    if (model.isEmpty() || (taken.values().isEmpty() && rain.isEmpty())) {
      return Optional.empty();
    }
    for (String evidence :
        new String[] {
          "model", "id", "channel", "time", "battery_ok", "mic", "rssi", "snr", "noise"
        }) {
      var _ = taken.keepRaw(evidence);
    }
    return Optional.of(
        new Sample(
            "rtl433",
            sensor(fields),
            Optional.ofNullable(fields.get("time")).flatMap(Rtl433Event::time),
            taken.values(),
            rain,
            taken.raw()));
  }

  /** model/id or model/id/channel, as owners name a sensor in the configuration. */
  private static String sensor(Map<String, String> fields) {
    StringBuilder name = new StringBuilder(fields.getOrDefault("model", ""));
    for (String part : new String[] {"id", "channel"}) {
      String value = fields.get(part);
      if (value != null) {
        name.append('/').append(value);
      }
    }
    return name.toString();
  }

  private static SampleFields values(Map<String, String> fields) {
    SampleFields taken =
        new SampleFields(fields)
            .take(TEMPERATURE, SourceUnit.CELSIUS, "temperature_C")
            .take(TEMPERATURE, SourceUnit.FAHRENHEIT, "temperature_F")
            .take(HUMIDITY, SourceUnit.PER_CENT, "humidity")
            .take(STATION_PRESSURE, SourceUnit.HECTOPASCAL, "pressure_hPa")
            .take(STATION_PRESSURE, SourceUnit.KILOPASCAL, "pressure_kPa")
            .take(STATION_PRESSURE, SourceUnit.INCH_OF_MERCURY, "pressure_inHg")
            .take(WIND_DIRECTION, SourceUnit.DEGREES, "wind_dir_deg")
            .take(UV_INDEX, SourceUnit.INDEX, "uvi", "uv");
    wind(taken, WIND_SPEED, "wind_avg_", "wind_speed_");
    wind(taken, WIND_GUST, "wind_max_", "wind_gust_");
    return taken;
  }

  private static void wind(SampleFields taken, WeatherVariable variable, String... prefixes) {
    for (String prefix : prefixes) {
      var _ =
          taken
              .take(variable, SourceUnit.METRES_PER_SECOND, prefix + "m_s")
              .take(variable, SourceUnit.KILOMETRES_PER_HOUR, prefix + "km_h")
              .take(variable, SourceUnit.MILES_PER_HOUR, prefix + "mi_h")
              .take(variable, SourceUnit.KNOTS, prefix + "kn");
    }
  }

  /** With a zone as given, without one read as UTC; Unix seconds come as text too. */
  static Optional<Instant> time(String text) {
    Optional<Instant> zoned = JsonObservation.time(text.replace(' ', 'T'));
    if (zoned.isPresent()) {
      return zoned;
    }
    try {
      if (text.matches("[0-9]{9,11}\\.[0-9]{1,9}")) {
        return Optional.of(Instant.ofEpochMilli((long) (Double.parseDouble(text) * 1_000)));
      }
      return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}

package io.trigpoint.agent.weather;

import static io.trigpoint.report.WeatherVariable.HUMIDITY;
import static io.trigpoint.report.WeatherVariable.SEA_LEVEL_PRESSURE;
import static io.trigpoint.report.WeatherVariable.SOLAR;
import static io.trigpoint.report.WeatherVariable.STATION_PRESSURE;
import static io.trigpoint.report.WeatherVariable.TEMPERATURE;
import static io.trigpoint.report.WeatherVariable.UV_INDEX;
import static io.trigpoint.report.WeatherVariable.WIND_DIRECTION;
import static io.trigpoint.report.WeatherVariable.WIND_GUST;
import static io.trigpoint.report.WeatherVariable.WIND_SPEED;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The forms of Weather Underground, Ambient Weather and Ecowitt consoles: other paths, nearly the
 * same field names, imperial units.
 */
final class ConsoleForm {
  private static final int MAX_FIELDS = 400;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'H:m:s", Locale.ROOT);

  private ConsoleForm() {}

  /**
   * The fields of a request. Some consoles forget the question mark, so that the first fields hang
   * on the path.
   */
  static Map<String, String> fields(String path, String query, String body) {
    String glued = path.substring(path.lastIndexOf('/') + 1);
    Map<String, String> fields = new LinkedHashMap<>();
    for (String part : (glued + "&" + query + "&" + body).split("&", MAX_FIELDS)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        decode(part.substring(equals + 1))
            .ifPresent(value -> fields.putIfAbsent(part.substring(0, equals), value.strip()));
      }
    }
    return fields;
  }

  static Sample sample(Map<String, String> fields) {
    boolean ecowitt = fields.containsKey("PASSKEY");
    SampleFields taken =
        new SampleFields(fields)
            .take(TEMPERATURE, SourceUnit.FAHRENHEIT, "tempf")
            .take(HUMIDITY, SourceUnit.PER_CENT, "humidity")
            .take(WIND_SPEED, SourceUnit.MILES_PER_HOUR, "windspeedmph", "windspdmph_avg2m")
            .take(WIND_GUST, SourceUnit.MILES_PER_HOUR, "windgustmph", "windgustmph_10m")
            .take(WIND_DIRECTION, SourceUnit.DEGREES, "winddir")
            .take(SOLAR, SourceUnit.WATTS_PER_SQUARE_METRE, "solarradiation")
            .take(UV_INDEX, SourceUnit.INDEX, "uv", "UV")
            .take(STATION_PRESSURE, SourceUnit.INCH_OF_MERCURY, "baromabsin");
    if (!taken.values().containsKey(STATION_PRESSURE)) {
      var _ = taken.take(SEA_LEVEL_PRESSURE, SourceUnit.INCH_OF_MERCURY, "baromrelin", "baromin");
    }
    Optional<Sample.RainTotal> rain = rain(taken);
    return new Sample(
        ecowitt ? "ecowitt" : "wu",
        "console",
        Optional.ofNullable(fields.get("dateutc")).flatMap(ConsoleForm::time),
        taken.values(),
        rain,
        taken.keepRaw("dateutc").keepRaw("stationtype").keepRaw("softwaretype").raw());
  }

  /** A tipping gauge and a piezo plate may both be there: one of them counts, never the sum. */
  private static Optional<Sample.RainTotal> rain(SampleFields taken) {
    return taken
        .total(SourceUnit.INCHES, false, "totalrainin")
        .or(() ->
            taken.total(SourceUnit.INCHES, true, "yearlyrainin", "dailyrainin", "yrain_piezo"))
        .or(() -> taken.total(SourceUnit.INCHES, true, "drain_piezo"));
  }

  /** UTC, with a blank, a plus or a T between date and time and sometimes stray blanks. */
  static Optional<Instant> time(String text) {
    String tidy = text.strip().replaceAll(": +", ":").replaceFirst("[ +]+", "T");
    try {
      return Optional.of(LocalDateTime.parse(tidy, DATE).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException nowOrUnreadable) {
      return Optional.empty();
    }
  }

  private static Optional<String> decode(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }
}

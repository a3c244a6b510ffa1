package io.trigpoint.deploy.weather;

import static io.trigpoint.deploy.weather.Quantity.HUMIDITY_PCT;
import static io.trigpoint.deploy.weather.Quantity.RAIN_TOTAL_MM;
import static io.trigpoint.deploy.weather.Quantity.SEA_LEVEL_PRESSURE_HPA;
import static io.trigpoint.deploy.weather.Quantity.STATION_PRESSURE_HPA;
import static io.trigpoint.deploy.weather.Quantity.TEMPERATURE_C;
import static io.trigpoint.deploy.weather.Quantity.WIND_DIRECTION_DEG;
import static io.trigpoint.deploy.weather.Quantity.WIND_GUST_M_S;
import static io.trigpoint.deploy.weather.Quantity.WIND_SPEED_M_S;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** How a station speaks: its path, field names, units and number formats. */
public enum StationDialect {
  /** Weather Underground GET: Fahrenheit, mph, inHg at sea level, inches of rain. */
  WEATHER_UNDERGROUND {
    @Override
    public Upload upload(String station, Sample sample, Instant now) {
      Fields fields =
          new Fields(sample)
              .text("ID", station.toUpperCase(Locale.ROOT))
              .text("PASSWORD", "local")
              .text("action", "updateraw")
              .text("dateutc", DATE.format(now))
              .add("tempf", TEMPERATURE_C, StationDialect::fahrenheit, 1)
              .add("humidity", HUMIDITY_PCT, percent -> percent, 0)
              .add("winddir", WIND_DIRECTION_DEG, degrees -> degrees, 0)
              .add("windspeedmph", WIND_SPEED_M_S, StationDialect::mph, 2)
              .add("windgustmph", WIND_GUST_M_S, StationDialect::mph, 2)
              .add("dailyrainin", RAIN_TOTAL_MM, mm -> mm / MM_PER_INCH, 3);
      Fields complete =
          sample.get(SEA_LEVEL_PRESSURE_HPA).isPresent()
              ? fields.add("baromin", SEA_LEVEL_PRESSURE_HPA, StationDialect::inchesOfMercury, 3)
              : fields.add("baromin", STATION_PRESSURE_HPA, StationDialect::atSeaLevel, 3);
      return new Upload(
          "GET", "/weatherstation/updateweatherstation.php?" + complete.query(), "", "");
    }
  },

  /** Ecowitt custom server POST: the same units, other names. */
  ECOWITT {
    @Override
    public Upload upload(String station, Sample sample, Instant now) {
      Fields fields =
          new Fields(sample)
              .text("PASSKEY", Integer.toHexString(station.hashCode()).toUpperCase(Locale.ROOT))
              .text("stationtype", "GW2000A_V3.1.4")
              .text("dateutc", DATE.format(now))
              .text("model", "GW2000A")
              .add("tempf", TEMPERATURE_C, StationDialect::fahrenheit, 1)
              .add("humidity", HUMIDITY_PCT, percent -> percent, 0)
              .add("baromabsin", STATION_PRESSURE_HPA, StationDialect::inchesOfMercury, 3)
              .add("baromrelin", SEA_LEVEL_PRESSURE_HPA, StationDialect::inchesOfMercury, 3)
              .add("winddir", WIND_DIRECTION_DEG, degrees -> degrees, 0)
              .add("windspeedmph", WIND_SPEED_M_S, StationDialect::mph, 2)
              .add("windgustmph", WIND_GUST_M_S, StationDialect::mph, 2)
              .add("totalrainin", RAIN_TOTAL_MM, mm -> mm / MM_PER_INCH, 3);
      return new Upload(
          "POST", "/data/report/", "application/x-www-form-urlencoded", fields.query());
    }
  },

  /** Our own JSON, in SI. */
  TRIGPOINT_JSON {
    @Override
    public Upload upload(String station, Sample sample, Instant now) {
      Fields fields =
          new Fields(sample)
              .add("temperature_c", TEMPERATURE_C, celsius -> celsius, 2)
              .add("humidity_pct", HUMIDITY_PCT, percent -> percent, 1)
              .add("pressure_hpa", STATION_PRESSURE_HPA, hectopascal -> hectopascal, 2)
              .add("wind_direction_deg", WIND_DIRECTION_DEG, degrees -> degrees, 0)
              .add("wind_speed_m_s", WIND_SPEED_M_S, speed -> speed, 2)
              .add("wind_gust_m_s", WIND_GUST_M_S, speed -> speed, 2)
              .add("rain_total_mm", RAIN_TOTAL_MM, mm -> mm, 2);
      return new Upload("POST", "/v1/observations", "application/json", fields.json(now));
    }
  };

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final double MM_PER_INCH = 25.4;

  /** The request that carries a sample measured now. */
  public abstract Upload upload(String station, Sample sample, Instant now);

  private static double fahrenheit(double celsius) {
    return celsius * 9 / 5 + 32;
  }

  private static double mph(double metresPerSecond) {
    return metresPerSecond / 0.44704;
  }

  private static double inchesOfMercury(double hectopascal) {
    return hectopascal / 33.8638866667;
  }

  /** Consoles of this kind only know sea level; Ghent lies ten metres above it. */
  private static double atSeaLevel(double hectopascal) {
    return inchesOfMercury(hectopascal * StrictMath.exp(10 / 8434.0));
  }

  /** Fields in the order in which they were added, absent quantities left out. */
  private static final class Fields {
    private record Field(String name, String value) {}

    private final Sample sample;
    private final List<Field> fields = new ArrayList<>();

    Fields(Sample sample) {
      this.sample = sample;
    }

    Fields text(String name, String value) {
      fields.add(new Field(name, value));
      return this;
    }

    Fields add(String name, Quantity quantity, DoubleUnaryOperator unit, int decimals) {
      sample
          .get(quantity)
          .ifPresent(value -> {
            double converted = unit.applyAsDouble(value);
            String figure = String.format(Locale.ROOT, "%." + decimals + "f", converted);
            fields.add(new Field(name, figure));
          });
      return this;
    }

    String query() {
      return String.join(
          "&",
          fields.stream()
              .map(field ->
                  field.name() + "=" + URLEncoder.encode(field.value(), StandardCharsets.UTF_8))
              .toList());
    }

    String json(Instant now) {
      StringBuilder json = new StringBuilder("{\"time\":\"").append(now).append('"');
      fields.forEach(
          field -> json.append(",\"").append(field.name()).append("\":").append(field.value()));
      return json.append('}').toString();
    }
  }
}

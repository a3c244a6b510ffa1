package io.trigpoint.report;

import static io.trigpoint.report.WeatherVariable.*;

import io.trigpoint.report.wire.WeatherBody;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The weather body: absent fields stay absent, unsigned fields must fit 31 bits. */
final class WeatherCodec {
  private static final int MAX_SOURCE = 32;
  private static final int MAX_RAW_FIELDS = 64;

  private WeatherCodec() {}

  static WeatherReading decode(WeatherBody body) throws MalformedReport {
    if (body.getObservedMs() <= 0) {
      throw new MalformedReport("observed_ms is missing");
    }
    if (body.getSource().length() > MAX_SOURCE || body.getRawCount() > MAX_RAW_FIELDS) {
      throw new MalformedReport("source or raw is too long");
    }
    Observation values = Observation.of(values(body));
    if (values.isEmpty()) {
      throw new MalformedReport("a reading needs at least one value");
    }
    for (var entry : values.asMap().entrySet()) {
      if (entry.getKey() != TEMPERATURE && entry.getValue() < 0) {
        throw new MalformedReport(entry.getKey() + " does not fit 31 bits");
      }
    }
    return new WeatherReading(
        ReportCodec.header(body.getHeader()),
        body.getObservedMs(),
        values,
        body.getSource(),
        new TreeMap<>(body.getRawMap()));
  }

  private static Map<WeatherVariable, Integer> values(WeatherBody body) {
    Map<WeatherVariable, Integer> values = new EnumMap<>(WeatherVariable.class);
    put(values, TEMPERATURE, body.hasTemperatureMc(), body.getTemperatureMc());
    put(values, HUMIDITY, body.hasHumidityBp(), body.getHumidityBp());
    put(
        values,
        body.getPressureAtSeaLevel() ? SEA_LEVEL_PRESSURE : STATION_PRESSURE,
        body.hasPressurePa(),
        body.getPressurePa());
    put(values, WIND_SPEED, body.hasWindSpeedMms(), body.getWindSpeedMms());
    put(values, WIND_GUST, body.hasWindGustMms(), body.getWindGustMms());
    put(values, WIND_DIRECTION, body.hasWindDirectionCdeg(), body.getWindDirectionCdeg());
    put(values, RAIN, body.hasRainUm(), body.getRainUm());
    put(values, SOLAR, body.hasSolarMwm2(), body.getSolarMwm2());
    put(values, UV_INDEX, body.hasUvIndexMilli(), body.getUvIndexMilli());
    return values;
  }

  private static void put(
      Map<WeatherVariable, Integer> values, WeatherVariable variable, boolean has, int value) {
    if (has) {
      values.put(variable, value);
    }
  }

  static WeatherBody encode(WeatherReading reading) {
    WeatherBody.Builder body =
        WeatherBody.newBuilder()
            .setHeader(ReportCodec.encode(reading.header()))
            .setObservedMs(reading.observedMs())
            .setSource(reading.source())
            .putAllRaw(reading.raw());
    reading.values().asMap().forEach((variable, value) -> set(body, variable, value));
    return body.build();
  }

  private static void set(WeatherBody.Builder body, WeatherVariable variable, int value) {
    switch (variable) {
      case TEMPERATURE -> body.setTemperatureMc(value);
      case HUMIDITY -> body.setHumidityBp(value);
      case STATION_PRESSURE -> body.setPressurePa(value);
      case SEA_LEVEL_PRESSURE -> body.setPressurePa(value).setPressureAtSeaLevel(true);
      case WIND_SPEED -> body.setWindSpeedMms(value);
      case WIND_GUST -> body.setWindGustMms(value);
      case WIND_DIRECTION -> body.setWindDirectionCdeg(value);
      case RAIN -> body.setRainUm(value);
      case SOLAR -> body.setSolarMwm2(value);
      case UV_INDEX -> body.setUvIndexMilli(value);
    }
  }
}

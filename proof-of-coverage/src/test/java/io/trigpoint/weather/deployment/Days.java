package io.trigpoint.weather.deployment;

import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Days of weather by hours, and series of samples, for the deployment checks. */
final class Days {
  static final long START = Instant.parse("2024-04-15T00:00:00Z").toEpochMilli();
  static final double LATITUDE = 51;
  static final double LONGITUDE = 3.7;
  static final SunnyHours SUN = new SunnyHours.Day(START).over(LATITUDE, LONGITUDE);

  private Days() {}

  static double temperature(int hour) {
    return 12 - 6 * StrictMath.cos((hour - 2) * StrictMath.PI / 12);
  }

  static double light(int hour) {
    return 0.7 * SUN.illuminance(hour);
  }

  static double wind(int hour) {
    return 2 + hour % 3;
  }

  static HourlyValues hours(
      IntToDoubleFunction temperature, IntToDoubleFunction light, IntToDoubleFunction wind) {
    return HourlyValues.of(
        Map.of(
            SeriesVariable.TEMPERATURE, day(temperature),
            SeriesVariable.LIGHT, day(light),
            SeriesVariable.WIND_SPEED, day(wind)));
  }

  static HourlyValues outdoors() {
    return hours(Days::temperature, Days::light, Days::wind);
  }

  static HourlyValues nothing() {
    return HourlyValues.of(Map.of());
  }

  static DeploymentDay among(HourlyValues own, HourlyValues neighbours) {
    return new DeploymentDay(own, neighbours, List.of("a", "b", "c"), SUN);
  }

  private static double[] day(IntToDoubleFunction value) {
    return IntStream.range(0, HourlyValues.HOURS).mapToDouble(value).toArray();
  }

  /** A series with a sample every so many seconds from an instant on. */
  static StationSeries series(long fromMs, int stepS, double[][] rows) {
    StationSeries.Builder series = StationSeries.builder(START);
    for (int i = 0; i < rows.length; i++) {
      var _ =
          series.sample(
              fromMs + 1_000L * i * stepS,
              Map.of(
                  SeriesVariable.TEMPERATURE, rows[i][0],
                  SeriesVariable.HUMIDITY, rows[i][1],
                  SeriesVariable.PRESSURE, rows[i][2]));
    }
    return series.build();
  }
}

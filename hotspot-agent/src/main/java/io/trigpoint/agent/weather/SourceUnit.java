package io.trigpoint.agent.weather;

import io.trigpoint.report.WeatherVariable;
import java.util.OptionalInt;

/** Units that stations send, with the way to the integer that a report carries. */
enum SourceUnit {
  CELSIUS(1_000, 0),
  FAHRENHEIT(5_000 / 9.0, -32),
  PER_CENT(100, 0),
  HECTOPASCAL(100, 0),
  KILOPASCAL(1_000, 0),
  INCH_OF_MERCURY(3_386.38866667, 0),
  METRES_PER_SECOND(1_000, 0),
  KILOMETRES_PER_HOUR(1_000 / 3.6, 0),
  MILES_PER_HOUR(447.04, 0),
  KNOTS(514.444, 0),
  DEGREES(100, 0),
  MILLIMETRES(1_000, 0),
  INCHES(25_400, 0),
  WATTS_PER_SQUARE_METRE(1_000, 0),
  INDEX(1_000, 0);

  private final double factor;
  private final double offset;

  SourceUnit(double factor, double offset) {
    this.factor = factor;
    this.offset = offset;
  }

  /**
   * The integer in the unit of the report; sentinels and values that no sensor can mean are absent.
   */
  OptionalInt convert(WeatherVariable variable, double value) {
    double scaled = StrictMath.rint((value + offset) * factor);
    if (value <= -9_998 || !(scaled >= lowest(variable) && scaled <= highest(variable))) {
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) scaled);
  }

  /** Micrometres of rain from a counter, whatever its size. */
  double micrometres(double value) {
    return value * factor;
  }

  private static int lowest(WeatherVariable variable) {
    return switch (variable) {
      case TEMPERATURE -> -100_000;
      case STATION_PRESSURE, SEA_LEVEL_PRESSURE -> 30_000;
      default -> 0;
    };
  }

  private static int highest(WeatherVariable variable) {
    return switch (variable) {
      case TEMPERATURE -> 100_000;
      case HUMIDITY -> 11_000;
      case STATION_PRESSURE, SEA_LEVEL_PRESSURE -> 120_000;
      case WIND_SPEED, WIND_GUST -> 150_000;
      case WIND_DIRECTION -> 36_000;
      case RAIN -> 1_000_000;
      case SOLAR -> 2_500_000;
      case UV_INDEX -> 30_000;
    };
  }
}

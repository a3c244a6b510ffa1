package io.trigpoint.report;

/** What a station may measure, with the unit of the integer that carries it. */
public enum WeatherVariable {
  /** Thousandths of a degree Celsius. */
  TEMPERATURE("mC"),
  /** Hundredths of a per cent of relative humidity. */
  HUMIDITY("bp"),
  /** Pascal at station level. */
  STATION_PRESSURE("Pa"),
  /** Pascal reduced to sea level. */
  SEA_LEVEL_PRESSURE("Pa"),
  /** Millimetres per second. */
  WIND_SPEED("mm/s"),
  /** Millimetres per second. */
  WIND_GUST("mm/s"),
  /** Hundredths of a degree, where the wind comes from. */
  WIND_DIRECTION("cdeg"),
  /** Micrometres of rain since the previous reading. */
  RAIN("um"),
  /** Milliwatts per square metre. */
  SOLAR("mW/m2"),
  /** Thousandths of the UV index. */
  UV_INDEX("mUVI");

  private final String unit;

  WeatherVariable(String unit) {
    this.unit = unit;
  }

  public String unit() {
    return unit;
  }
}

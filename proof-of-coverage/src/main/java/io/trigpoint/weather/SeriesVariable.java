package io.trigpoint.weather;

/** What a station's series may hold, with the unit of its figures. */
public enum SeriesVariable {
  TEMPERATURE("temperature", "°C"),
  HUMIDITY("humidity", "%"),
  /** At station level. */
  PRESSURE("pressure", "hPa"),
  WIND_SPEED("wind_speed", "m/s"),
  WIND_GUST("wind_gust", "m/s"),
  /** Where the wind comes from, clockwise from north. */
  WIND_DIRECTION("wind_direction", "°"),
  /** All rain since the counter was last zero. */
  RAIN_COUNTER("rain_counter", "mm"),
  /** Illuminance of a level surface; 1 W/m² of daylight is about 120 lx. */
  LIGHT("light", "lx"),
  UV("uv", "UV index");

  private final String text;
  private final String unit;

  SeriesVariable(String text, String unit) {
    this.text = text;
    this.unit = unit;
  }

  /** The name in files and answers. */
  public String text() {
    return text;
  }

  public String unit() {
    return unit;
  }
}

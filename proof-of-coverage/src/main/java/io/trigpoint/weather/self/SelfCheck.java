package io.trigpoint.weather.self;

/** The checks of one station's day, each with a heading in docs/spec/weather-self.md. */
public enum SelfCheck {
  CLOCK("weather.clock", "the time is in the future, repeated, or behind other samples"),
  NO_NUMBER("weather.no-number", "the value is no number"),
  RANGE("weather.self-range", "the value is out of the sensor's range"),
  STEP("weather.self-step", "the value jumps away faster than the air changes"),
  PERSISTENCE("weather.persistence", "the value has not changed for hours"),
  FROZEN("weather.frozen-station", "nothing that the station measures has changed"),
  DEW_POINT("weather.dew-point", "the dew point is over the temperature, or nowhere on earth"),
  GUST("weather.gust", "the gust is slower than the wind"),
  CALM("weather.calm-direction", "the vane turns in a calm"),
  SCATTER("weather.wind-scatter", "the wind blows, from everywhere at once"),
  RAIN_RESET("weather.rain-reset", "the counter went back, and not to zero"),
  RAIN_RATE("weather.rain-rate", "the counter rose by more rain than falls"),
  LIGHT_UV("weather.light-uv", "the UV index does not go with the light"),
  GAP("weather.gap", "part of the hour has no samples");

  private final String id;
  private final String why;

  SelfCheck(String id, String why) {
    this.id = id;
    this.why = why;
  }

  /** The id of the heading. */
  public String id() {
    return id;
  }

  /** What is wrong when the check does not pass. */
  public String why() {
    return why;
  }
}

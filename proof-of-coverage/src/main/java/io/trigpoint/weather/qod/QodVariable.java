package io.trigpoint.weather.qod;

import java.util.Locale;

/** What the score looks at, in the order in which scores are printed. */
public enum QodVariable {
  TEMPERATURE,
  HUMIDITY,
  WIND_SPEED,
  WIND_DIRECTION,
  PRESSURE,
  ILLUMINANCE,
  PRECIPITATION_ACCUMULATED;

  /** The name in input and output. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether differences between neighbouring slots mean anything. */
  boolean jumps() {
    return this != WIND_DIRECTION && this != PRECIPITATION_ACCUMULATED;
  }
}

package io.trigpoint.deploy.weather;

/** What a station measures, in SI and customary units: the unit is part of the name. */
public enum Quantity {
  TEMPERATURE_C,
  HUMIDITY_PCT,
  STATION_PRESSURE_HPA,
  SEA_LEVEL_PRESSURE_HPA,
  WIND_DIRECTION_DEG,
  WIND_SPEED_M_S,
  WIND_GUST_M_S,
  /** Rain counted by the station so far. */
  RAIN_TOTAL_MM
}

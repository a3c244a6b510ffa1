package io.trigpoint.deploy.weather;

import java.util.Map;
import java.util.Optional;

/**
 * A column of an observation file that carries a quantity.
 *
 * @param factor and {@code shift}: value = figure × factor + shift
 */
record ObservationColumn(Quantity quantity, double factor, double shift) {
  private static final double MPH = 0.44704;

  private static final Map<String, ObservationColumn> KNOWN =
      Map.ofEntries(
          Map.entry("temp_c", of(Quantity.TEMPERATURE_C, 1)),
          Map.entry(
              "temp_f", new ObservationColumn(Quantity.TEMPERATURE_C, 5 / 9.0, -32 * 5 / 9.0)),
          Map.entry("rh_pct", of(Quantity.HUMIDITY_PCT, 1)),
          Map.entry("pressure_pa", of(Quantity.STATION_PRESSURE_HPA, 0.01)),
          Map.entry("pressure_hpa", of(Quantity.STATION_PRESSURE_HPA, 1)),
          Map.entry("slp_hpa", of(Quantity.SEA_LEVEL_PRESSURE_HPA, 1)),
          Map.entry("wind_dir_deg", of(Quantity.WIND_DIRECTION_DEG, 1)),
          Map.entry("wind_speed_ms", of(Quantity.WIND_SPEED_M_S, 1)),
          Map.entry("wind_speed_kmh", of(Quantity.WIND_SPEED_M_S, 1 / 3.6)),
          Map.entry("wind_speed_mph", of(Quantity.WIND_SPEED_M_S, MPH)),
          Map.entry("wind_gust_ms", of(Quantity.WIND_GUST_M_S, 1)),
          Map.entry("wind_gust_kmh", of(Quantity.WIND_GUST_M_S, 1 / 3.6)),
          Map.entry("wind_gust_mph", of(Quantity.WIND_GUST_M_S, MPH)),
          Map.entry("rain_sum_mm", of(Quantity.RAIN_TOTAL_MM, 1)));

  static Optional<ObservationColumn> named(String header) {
    return Optional.ofNullable(KNOWN.get(header));
  }

  double convert(double figure) {
    return figure * factor + shift;
  }

  private static ObservationColumn of(Quantity quantity, double factor) {
    return new ObservationColumn(quantity, factor, 0);
  }
}

package io.trigpoint.rewards.market;

import io.trigpoint.report.WeatherVariable;
import java.math.BigDecimal;

/**
 * A measured value as it is sold: exact, in SI units or the derived unit of meteorology.
 *
 * @param name with its unit, for example {@code wind_speed_m_s}
 */
public record SoldQuantity(String name, BigDecimal value) {

  public static SoldQuantity of(WeatherVariable variable, int carried) {
    return switch (variable) {
      case TEMPERATURE -> scaled("temperature_celsius", carried, 3);
      case HUMIDITY -> scaled("relative_humidity_ratio", carried, 4);
      case STATION_PRESSURE -> scaled("station_pressure_pa", carried, 0);
      case SEA_LEVEL_PRESSURE -> scaled("sea_level_pressure_pa", carried, 0);
      case WIND_SPEED -> scaled("wind_speed_m_s", carried, 3);
      case WIND_GUST -> scaled("wind_gust_m_s", carried, 3);
      case WIND_DIRECTION -> scaled("wind_direction_degrees", carried, 2);
      case RAIN -> scaled("rain_kg_m2", carried, 3);
      case SOLAR -> scaled("solar_w_m2", carried, 3);
      case UV_INDEX -> scaled("uv_index", carried, 3);
    };
  }

  private static SoldQuantity scaled(String name, int carried, int decimals) {
    return new SoldQuantity(name, BigDecimal.valueOf(carried, decimals));
  }
}

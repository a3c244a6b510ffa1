package io.trigpoint.deploy.weather;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Another feed in which one station was never put outside: it stands behind glass on a warm desk.
 */
public record DeskThermometer(WeatherFeed outside, String station) implements WeatherFeed {
  private static final double DESK_C = 36;
  private static final double DRY_PCT = 19;

  @Override
  public List<String> stations() {
    return outside.stations();
  }

  @Override
  public Optional<Sample> sample(String name, int row) {
    Optional<Sample> measured = outside.sample(name, row);
    return name.equals(station) ? measured.map(sample -> indoors(sample, row)) : measured;
  }

  /** Steady, with the small wander of a room, and without wind. */
  private static Sample indoors(Sample sample, int row) {
    double wander = 0.1 * (row % 3);
    return sample.with(
        Map.of(
            Quantity.TEMPERATURE_C,
            DESK_C + wander,
            Quantity.HUMIDITY_PCT,
            DRY_PCT + row % 2,
            Quantity.WIND_SPEED_M_S,
            0.0,
            Quantity.WIND_GUST_M_S,
            0.0));
  }

  @Override
  public Duration spacing() {
    return outside.spacing();
  }

  @Override
  public String description() {
    return outside.description();
  }
}

package io.trigpoint.deploy.weather;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A seeded stand-in for recorded weather: one air mass with a diurnal cycle and passing fronts,
 * seen through each station's own sensors with their offset, noise and steps. A pure function of
 * its seed.
 */
public final class SyntheticWeather implements WeatherFeed {
  private static final Duration SPACING = Duration.ofMinutes(5);
  private static final double DAY_ROWS = 288;
  private static final double FRONT_ROWS = 260;

  private final long seed;
  private final List<String> stations;

  public SyntheticWeather(long seed, int stations) {
    this.seed = seed;
    this.stations =
        IntStream.rangeClosed(1, stations).mapToObj(n -> String.format("station%02d", n)).toList();
  }

  @Override
  public List<String> stations() {
    return stations;
  }

  @Override
  public Optional<Sample> sample(String station, int row) {
    int number = stations.indexOf(station);
    Random sensor = new Random(seed * 7919 + number);
    Random noise = new Random((seed * 31 + number) * 1_000_003L + row);
    double lag = 6 * sensor.nextDouble();
    double offset = 0.3 * sensor.nextGaussian();
    double front = front(row - lag);
    double temperature = 15 + 6 * diurnal(row) - 5 * front + offset + 0.15 * noise.nextGaussian();
    double dewPoint = 9 + 3 * front + 0.2 * sensor.nextGaussian();
    double pressure = 1014 - 9 * front + 0.4 * sensor.nextGaussian() + 0.1 * noise.nextGaussian();
    double wind = Math.max(0, 2.5 + 5 * gustiness(front) + 0.6 * noise.nextGaussian());
    Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
    values.put(Quantity.TEMPERATURE_C, step(temperature, 0.1));
    values.put(Quantity.HUMIDITY_PCT, step(Math.clamp(humidity(temperature, dewPoint), 5, 100), 1));
    values.put(Quantity.STATION_PRESSURE_HPA, step(pressure, 0.1));
    values.put(Quantity.WIND_SPEED_M_S, step(wind, 0.1));
    values.put(Quantity.WIND_GUST_M_S, step(wind * (1.3 + 0.3 * noise.nextDouble()), 0.1));
    values.put(
        Quantity.WIND_DIRECTION_DEG,
        step(Math.floorMod(Math.round(210 + 80 * front + 12 * noise.nextGaussian()), 360), 1));
    values.put(Quantity.RAIN_TOTAL_MM, step(rainUntil(row - lag), 0.2));
    return stuck(station, row) ? sample(station, row - 1) : Optional.of(sampleOf(values));
  }

  /** A wind vane freezes for a while now and then, a fault that real stations have. */
  private boolean stuck(String station, int row) {
    return row > 24 && new Random(seed ^ station.hashCode() ^ (row * 131L)).nextInt(40) == 0;
  }

  private static Sample sampleOf(Map<Quantity, Double> values) {
    return new Sample(new TreeMap<>(values));
  }

  /** Coldest at 05 h, warmest at 15 h, between -1 and 1; row 0 is 06 h. */
  private static double diurnal(int row) {
    return StrictMath.sin(2 * StrictMath.PI * (row / DAY_ROWS - 4 / 24.0));
  }

  /** 0 before a front, 1 behind it, and back slowly until the next. */
  private static double front(double row) {
    double phase = (((row + 200) % FRONT_ROWS) + FRONT_ROWS) % FRONT_ROWS / FRONT_ROWS;
    double arrived = 1 / (1 + StrictMath.exp(-60 * (phase - 0.15)));
    return arrived * (1 - phase);
  }

  private static double gustiness(double front) {
    return 4 * front * (1 - front);
  }

  private static double rainUntil(double row) {
    double passages = Math.max(0, row + 200) / FRONT_ROWS;
    double within = Math.clamp((passages - Math.floor(passages) - 0.12) / 0.1, 0.0, 1.0);
    return 4.2 * (Math.floor(passages) + within);
  }

  /** Relative humidity in per cent, after the Magnus formula. */
  private static double humidity(double temperature, double dewPoint) {
    return 100
        * StrictMath.exp(17.625 * dewPoint / (243.04 + dewPoint))
        / StrictMath.exp(17.625 * temperature / (243.04 + temperature));
  }

  private static double step(double value, double resolution) {
    return StrictMath.rint(value / resolution) * resolution;
  }

  @Override
  public Duration spacing() {
    return SPACING;
  }

  @Override
  public String description() {
    return "synthetic weather from a seeded generator (seed "
        + seed
        + ", "
        + stations.size()
        + " stations)";
  }
}

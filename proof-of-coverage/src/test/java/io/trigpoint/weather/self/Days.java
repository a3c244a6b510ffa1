package io.trigpoint.weather.self;

import static io.trigpoint.weather.SeriesVariable.HUMIDITY;
import static io.trigpoint.weather.SeriesVariable.LIGHT;
import static io.trigpoint.weather.SeriesVariable.PRESSURE;
import static io.trigpoint.weather.SeriesVariable.RAIN_COUNTER;
import static io.trigpoint.weather.SeriesVariable.TEMPERATURE;
import static io.trigpoint.weather.SeriesVariable.UV;
import static io.trigpoint.weather.SeriesVariable.WIND_DIRECTION;
import static io.trigpoint.weather.SeriesVariable.WIND_GUST;
import static io.trigpoint.weather.SeriesVariable.WIND_SPEED;

import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

/** A day that an honest station might send, with six hours before it; and changes to it. */
final class Days {
  static final long START = 1_700_006_400_000L;
  static final long MINUTE = 60_000;
  private static final long LEAD = 6 * StationSeries.HOUR_MS;

  private Days() {}

  static StationSeries honest(long seed, long intervalMs) {
    return changed(seed, intervalMs, (time, values) -> {});
  }

  /**
   * An honest day with something done to its samples.
   *
   * @param change is given the milliseconds since the start of the day and what was measured
   */
  static StationSeries changed(
      long seed, long intervalMs, BiConsumer<Long, Map<SeriesVariable, Double>> change) {
    Random random = new Random(seed);
    StationSeries.Builder series = StationSeries.builder(START);
    long length = StationSeries.HOURS * StationSeries.HOUR_MS;
    double rain = 100;
    for (long time = -LEAD; time < length; time += intervalMs) {
      boolean raining = time > 3 * length / 4 && time < 7 * length / 8;
      rain += raining && random.nextInt(4) == 0 ? 0.2 : 0;
      Map<SeriesVariable, Double> values = measured(random, time, rain);
      change.accept(time, values);
      StationSeries.Builder _ = series.sample(START + time, values);
    }
    return series.build();
  }

  private static Map<SeriesVariable, Double> measured(Random random, long time, double rain) {
    double phase = 2 * StrictMath.PI * time / (24.0 * StationSeries.HOUR_MS);
    double sun = StrictMath.max(0, -StrictMath.cos(phase));
    double speed = tenths(3 + StrictMath.abs(random.nextGaussian()));
    Map<SeriesVariable, Double> values = new EnumMap<>(SeriesVariable.class);
    values.put(TEMPERATURE, tenths(15 - 5 * StrictMath.cos(phase - 0.5) + noise(random, 0.1)));
    values.put(HUMIDITY, StrictMath.rint(70 + 15 * StrictMath.cos(phase) + noise(random, 0.7)));
    values.put(PRESSURE, tenths(1010 + 3 * StrictMath.sin(phase) + noise(random, 0.05)));
    values.put(WIND_SPEED, speed);
    values.put(WIND_GUST, tenths(speed * (1.2 + random.nextDouble())));
    values.put(WIND_DIRECTION, StrictMath.rint(180 + noise(random, 15)));
    values.put(RAIN_COUNTER, tenths(rain));
    values.put(LIGHT, sun == 0 ? 0 : StrictMath.rint(90_000 * sun * (1 + noise(random, 0.02))));
    values.put(UV, StrictMath.rint(7 * sun));
    return values;
  }

  private static double noise(Random random, double scale) {
    return scale * random.nextGaussian();
  }

  private static double tenths(double value) {
    return StrictMath.rint(value * 10) / 10;
  }
}

package io.trigpoint.weather.score;

import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;
import io.trigpoint.weather.self.SelfParameters;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Days of small networks with anything that a sender can put into them. */
final class HostileNetworks {
  static final long START = GivenDay.START;

  private static final double[] PLACES = {
    0, 51, 51.00001, 90, -90, 180, -180, 179.9999, 1e300, Double.NaN, Double.POSITIVE_INFINITY
  };
  private static final double[] VALUES = {
    0,
    -0.0,
    1,
    20,
    20.1,
    100,
    -40,
    1e6,
    -1e6,
    1e300,
    -1e300,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.MIN_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };
  private static final long[] TIMES = {
    0, Long.MAX_VALUE, Long.MIN_VALUE, START, START - 1, START + 86_400_000
  };

  private HostileNetworks() {}

  static NetworkDay of(long seed) {
    Random random = new Random(seed);
    SortedMap<String, ScoredStation> stations = new TreeMap<>();
    int size = random.nextInt(7);
    StationSeries shared = series(random);
    for (int i = 0; i < size; i++) {
      stations.put(
          random.nextInt(8) == 0 ? "" : "s" + i,
          new ScoredStation(
              "o" + random.nextInt(4),
              place(random, 51),
              place(random, 3.7),
              random.nextInt(3) == 0 ? pick(random, VALUES) : random.nextDouble(100),
              random.nextBoolean() ? SelfParameters.CONSUMER : SelfParameters.AWS,
              random.nextInt(4) == 0 ? shared : series(random)));
    }
    SortedMap<String, StationSeries> published = new TreeMap<>();
    if (random.nextBoolean()) {
      published.put("grid", random.nextBoolean() ? shared : series(random));
    }
    return new NetworkDay(START, stations, published);
  }

  static StationSeries series(Random random) {
    int samples = random.nextInt(80);
    long step = random.nextLong(10_000, 900_000);
    long[] times = new long[samples];
    Arrays.setAll(
        times,
        i ->
            random.nextInt(30) == 0
                ? TIMES[random.nextInt(TIMES.length)]
                : START + i * step + random.nextInt(1_000));
    Map<SeriesVariable, double[]> columns = new EnumMap<>(SeriesVariable.class);
    for (SeriesVariable variable : SeriesVariable.values()) {
      if (random.nextInt(4) > 0) {
        double level = random.nextDouble(30);
        int odd = 1 + random.nextInt(40);
        columns.put(
            variable,
            random
                .doubles(samples)
                .map(x -> random.nextInt(odd) == 0 ? pick(random, VALUES) : level + x * odd / 10)
                .toArray());
      }
    }
    return StationSeries.of(START, times, columns);
  }

  private static double place(Random random, double near) {
    return random.nextInt(3) == 0 ? pick(random, PLACES) : near + random.nextGaussian() * 0.05;
  }

  private static double pick(Random random, double[] from) {
    return from[random.nextInt(from.length)];
  }
}

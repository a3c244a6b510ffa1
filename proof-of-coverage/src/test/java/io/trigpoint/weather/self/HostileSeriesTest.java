package io.trigpoint.weather.self;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Short series of whatever can be sent: no exception, and counts and figures that make sense. */
class HostileSeriesTest {
  private static final int CASES = 100_000;
  private static final double[] STRANGE = {
    0, -0.0, 1e308, -1e308, Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY, 360, 100, 1e-7
  };

  @Test
  void nothingThrowsAndNothingIsNoNumber() {
    IntStream.range(0, CASES)
        .parallel()
        .forEach(seed -> {
          SelfEvidence evidence = SelfChecks.of(series(new Random(seed)), SelfParameters.AWS);
          evidence.hours().forEach(hour -> makesSense(seed, hour));
          evidence.day().forEach(result -> finite(seed, result));
        });
  }

  private static void makesSense(int seed, HourEvidence hour) {
    boolean counts = hour.failed() + hour.suspect() <= hour.samples();
    boolean share = hour.coverage() >= 0 && hour.coverage() <= 1;
    if (!counts || !share) {
      assertThat(hour).as("seed %d", seed).isNull();
    }
    hour.checks().forEach(tally -> finite(seed, tally.worst()));
  }

  private static void finite(int seed, CheckResult result) {
    if (!Double.isFinite(result.figure()) || !Double.isFinite(result.limit())) {
      assertThat(result).as("seed %d", seed).isNull();
    }
  }

  private static StationSeries series(Random random) {
    StationSeries.Builder series = StationSeries.builder(Days.START);
    long time = Days.START + random.nextInt(86_400_000);
    int samples = random.nextInt(12);
    for (int i = 0; i < samples; i++) {
      time = nextTime(random, time);
      Map<SeriesVariable, Double> values = new EnumMap<>(SeriesVariable.class);
      for (SeriesVariable variable : SeriesVariable.values()) {
        if (random.nextInt(3) > 0) {
          values.put(variable, value(random));
        }
      }
      StationSeries.Builder _ = series.sample(time, values);
    }
    return series.build();
  }

  private static long nextTime(Random random, long time) {
    return switch (random.nextInt(12)) {
      case 0 -> Long.MAX_VALUE;
      case 1 -> Long.MIN_VALUE;
      case 2 -> time;
      case 3 -> time - random.nextInt(10_000_000);
      default -> time + random.nextInt(7_200_000);
    };
  }

  private static double value(Random random) {
    return random.nextBoolean()
        ? STRANGE[random.nextInt(STRANGE.length)]
        : random.nextGaussian() * 50;
  }
}

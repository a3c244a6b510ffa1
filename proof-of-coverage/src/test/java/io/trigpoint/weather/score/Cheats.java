package io.trigpoint.weather.score;

import io.trigpoint.weather.SeriesVariable;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Days that the best-known score takes for good, each made of a published one. */
enum Cheats {
  BIAS {
    @Override
    Map<SeriesVariable, double[]> columns() throws IOException {
      return GivenDay.published("qod_adversarial.jsonl", "ws2000_adv_bias8");
    }
  },
  STEP {
    @Override
    Map<SeriesVariable, double[]> columns() throws IOException {
      Map<SeriesVariable, double[]> day = clean();
      put(day, SeriesVariable.TEMPERATURE, (i, old) -> old + (i < NOON ? 0 : 14));
      return day;
    }
  },
  LATE_STEP {
    @Override
    Map<SeriesVariable, double[]> columns() throws IOException {
      Map<SeriesVariable, double[]> day = clean();
      put(day, SeriesVariable.TEMPERATURE, (i, old) -> old + (i < EVENING ? 0 : 14));
      return day;
    }
  },
  DESK {
    @Override
    Map<SeriesVariable, double[]> columns() throws IOException {
      Random random = new Random(4);
      Map<SeriesVariable, double[]> day = clean();
      put(day, SeriesVariable.TEMPERATURE, (i, old) -> 21 + random.nextInt(-2, 3) / 10.0);
      put(day, SeriesVariable.HUMIDITY, (i, old) -> 45 + random.nextInt(-1, 2));
      put(day, SeriesVariable.WIND_SPEED, (i, old) -> 0);
      put(day, SeriesVariable.WIND_DIRECTION, (i, old) -> 0);
      put(day, SeriesVariable.LIGHT, (i, old) -> old > 0 ? 120 : 0);
      put(day, SeriesVariable.RAIN_COUNTER, (i, old) -> 0);
      return day;
    }
  },
  /** As warm as it is outside on average, so that only the course of the day tells. */
  COOL_DESK {
    @Override
    Map<SeriesVariable, double[]> columns() throws IOException {
      Map<SeriesVariable, double[]> day = DESK.columns();
      put(day, SeriesVariable.TEMPERATURE, (i, old) -> old - 13);
      return day;
    }
  },
  ALL_CONSTANT {
    @Override
    Map<SeriesVariable, double[]> columns() throws IOException {
      return GivenDay.published("qod_adversarial.jsonl", "ws2000_adv_all_constant");
    }
  },
  CONSTANT_WITH_GAPS {
    @Override
    Map<SeriesVariable, double[]> columns() throws IOException {
      Map<SeriesVariable, double[]> day = ALL_CONSTANT.columns();
      for (SeriesVariable variable : day.keySet().toArray(SeriesVariable[]::new)) {
        put(day, variable, (i, old) -> i % 33 < 3 ? Double.NaN : old);
      }
      return day;
    }
  },
  RAIN {
    @Override
    Map<SeriesVariable, double[]> columns() throws IOException {
      Map<SeriesVariable, double[]> day = clean();
      put(day, SeriesVariable.RAIN_COUNTER, (i, old) -> old + (i < NOON ? 0 : 200));
      return day;
    }
  };

  private static final int NOON = 360;
  private static final int EVENING = 480;

  abstract Map<SeriesVariable, double[]> columns() throws IOException;

  private interface Change {
    double of(int sample, double old);
  }

  private static Map<SeriesVariable, double[]> clean() throws IOException {
    return new EnumMap<>(GivenDay.published("qod_ws2000.jsonl", "ws2000_clean"));
  }

  private static void put(
      Map<SeriesVariable, double[]> day, SeriesVariable variable, Change change) {
    double[] old = day.getOrDefault(variable, new double[0]);
    double[] changed = new double[old.length];
    IntToDoubleFunction each = i -> change.of(i, old[i]);
    Arrays.setAll(changed, each);
    day.put(variable, changed);
  }
}

package io.trigpoint.weather.qod;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Slots with whatever a double can be. */
class HostileDaysTest {
  private static final int CASES = 500;
  private static final double[] STRANGE = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.MIN_VALUE,
    -0.0,
    1e15,
    360
  };

  @ParameterizedTest
  @EnumSource(QodModel.class)
  void everyDayHasAScore(QodModel model) {
    assertThat(LongStream.range(0, CASES).parallel().filter(seed -> !isSound(model, seed)))
        .as("seeds")
        .isEmpty();
  }

  private static boolean isSound(QodModel model, long seed) {
    QodScore score = QodScore.of(slots(model, new Random(seed)));
    return score.score() >= 0
        && score.score() <= 1
        && score.hours().stream()
            .flatMap(hour -> hour.scores().values().stream())
            .allMatch(percent -> percent >= 0 && percent <= 100);
  }

  private static QodSlots slots(QodModel model, Random random) {
    Map<QodVariable, double[]> values = new EnumMap<>(QodVariable.class);
    for (QodVariable variable : QodVariable.values()) {
      double[] slots = new double[model.slots()];
      int odd = 1 + random.nextInt(300);
      double level = random.nextDouble(100);
      Arrays.setAll(
          slots,
          i ->
              random.nextInt(odd) == 0
                  ? STRANGE[random.nextInt(STRANGE.length)]
                  : level + random.nextInt(3));
      values.put(variable, slots);
    }
    return QodSlots.of(model, values);
  }
}

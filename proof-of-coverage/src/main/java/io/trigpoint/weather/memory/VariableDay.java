package io.trigpoint.weather.memory;

import static io.trigpoint.weather.StationSeries.HOURS;

import java.util.OptionalDouble;

/**
 * One variable of a station on one day.
 *
 * @param judged hours that somebody could judge, at most 24
 * @param failed of these
 * @param dayBias mean excess over the neighbours while the sun was up, in the variable's unit to
 *     three decimals, at most a million
 * @param nightBias the same while it was down
 */
public record VariableDay(
    int judged, int failed, OptionalDouble dayBias, OptionalDouble nightBias) {
  private static final double SCALE = 1_000;
  private static final double MOST = 1e6;

  public VariableDay {
    if (failed < 0 || failed > judged || judged > HOURS) {
      throw new IllegalArgumentException(failed + " of " + judged + " hours cannot have failed");
    }
    dayBias = fixed(dayBias);
    nightBias = fixed(nightBias);
  }

  private static OptionalDouble fixed(OptionalDouble value) {
    return value.isPresent() && Double.isFinite(value.getAsDouble())
        ? fromThousandths(thousandths(value.getAsDouble()))
        : OptionalDouble.empty();
  }

  static OptionalDouble fromThousandths(int thousandths) {
    return OptionalDouble.of(thousandths / SCALE);
  }

  static int thousandths(double bias) {
    double bounded = StrictMath.max(-MOST, StrictMath.min(MOST, bias));
    return (int) StrictMath.rint(bounded * SCALE);
  }
}

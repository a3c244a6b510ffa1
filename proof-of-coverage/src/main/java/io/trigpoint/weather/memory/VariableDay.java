package io.trigpoint.weather.memory;

import java.util.OptionalDouble;

/**
 * One variable of a station on one day.
 *
 * @param judged hours that somebody could judge
 * @param failed of these
 * @param dayBias mean excess over the neighbours while the sun was up, in the variable's unit
 * @param nightBias the same while it was down
 */
public record VariableDay(
    int judged, int failed, OptionalDouble dayBias, OptionalDouble nightBias) {
  public VariableDay {
    if (failed < 0 || failed > judged) {
      throw new IllegalArgumentException(failed + " of " + judged + " hours cannot have failed");
    }
    dayBias = finite(dayBias);
    nightBias = finite(nightBias);
  }

  private static OptionalDouble finite(OptionalDouble value) {
    return value.isPresent() && Double.isFinite(value.getAsDouble())
        ? value
        : OptionalDouble.empty();
  }
}

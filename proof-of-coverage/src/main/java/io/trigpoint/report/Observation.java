package io.trigpoint.report;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Measured values by variable, each an integer in the variable's own unit; what was not measured is
 * absent.
 */
public final class Observation {
  private final Map<WeatherVariable, Integer> values;

  private Observation(Map<WeatherVariable, Integer> values) {
    this.values = values;
  }

  public static Observation of(Map<WeatherVariable, Integer> values) {
    Map<WeatherVariable, Integer> copy = new EnumMap<>(WeatherVariable.class);
    copy.putAll(values);
    return new Observation(copy);
  }

  public OptionalInt value(WeatherVariable variable) {
    Integer value = values.get(variable);
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** The measured values in the order of {@link WeatherVariable}. */
  public Map<WeatherVariable, Integer> asMap() {
    Map<WeatherVariable, Integer> copy = new EnumMap<>(WeatherVariable.class);
    copy.putAll(values);
    return copy;
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Observation observation && values.equals(observation.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}

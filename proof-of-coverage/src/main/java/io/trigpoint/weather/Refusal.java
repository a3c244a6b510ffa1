package io.trigpoint.weather;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A refused reading's reason with the figures that were compared.
 *
 * @param evidence by name, ready to print
 */
public record Refusal(WeatherRefusal reason, SortedMap<String, String> evidence) {
  public Refusal {
    evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
  }

  static Optional<Refusal> when(
      boolean refused, WeatherRefusal reason, Supplier<Map<String, String>> evidence) {
    return refused
        ? Optional.of(new Refusal(reason, new TreeMap<>(evidence.get())))
        : Optional.empty();
  }
}

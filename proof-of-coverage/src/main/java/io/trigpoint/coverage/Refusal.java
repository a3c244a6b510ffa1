package io.trigpoint.coverage;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A refused report's reason with the figures that were compared.
 *
 * @param evidence by name, ready to print
 */
public record Refusal(CoverageRefusal reason, SortedMap<String, String> evidence) {
  public Refusal {
    evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
  }

  /** The refusal of the first rule that refuses. */
  static <C> Optional<Refusal> first(List<Function<C, Optional<Refusal>>> rules, C context) {
    for (Function<C, Optional<Refusal>> rule : rules) {
      Optional<Refusal> refusal = rule.apply(context);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  /** The one whose reason comes first; the reasons are in the order of the rules. */
  static Optional<Refusal> firstOf(Optional<Refusal> a, Optional<Refusal> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isPresent() ? a : b;
    }
    return a.get().reason.compareTo(b.get().reason) <= 0 ? a : b;
  }

  static Optional<Refusal> when(
      boolean refused, CoverageRefusal reason, Supplier<Map<String, String>> evidence) {
    return refused
        ? Optional.of(new Refusal(reason, new TreeMap<>(evidence.get())))
        : Optional.empty();
  }
}

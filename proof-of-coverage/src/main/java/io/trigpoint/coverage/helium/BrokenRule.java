package io.trigpoint.coverage.helium;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The reason that decides, with the figures that were compared. */
record BrokenRule(HeliumReason reason, Map<String, String> evidence) {
  static Optional<BrokenRule> when(
      boolean refused, HeliumReason reason, Supplier<Map<String, String>> evidence) {
    return refused ? Optional.of(new BrokenRule(reason, evidence.get())) : Optional.empty();
  }
}

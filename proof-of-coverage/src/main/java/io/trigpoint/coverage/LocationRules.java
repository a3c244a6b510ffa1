package io.trigpoint.coverage;

import java.util.Map;
import java.util.Optional;

/** The rules that beaconer and witness share: who it is, and where it says it is. */
final class LocationRules {
  /** The resolution that grid distances are counted in. */
  private static final int COARSEST = 11;

  private LocationRules() {}

  static Optional<Refusal> check(Optional<Hotspot> hotspot, String side) {
    return unknown(hotspot, side)
        .or(() -> notAsserted(hotspot.orElseThrow(), side))
        .or(() -> tooCoarse(hotspot.orElseThrow(), side));
  }

  private static Optional<Refusal> unknown(Optional<Hotspot> hotspot, String side) {
    return Refusal.when(
        hotspot.isEmpty(), CoverageRefusal.UNKNOWN_DEVICE, () -> Map.of("side", side));
  }

  private static Optional<Refusal> notAsserted(Hotspot hotspot, String side) {
    return Refusal.when(
        hotspot.antenna().isEmpty(),
        CoverageRefusal.LOCATION_NOT_ASSERTED,
        () -> Map.of("side", side));
  }

  private static Optional<Refusal> tooCoarse(Hotspot hotspot, String side) {
    int resolution = hotspot.antenna().orElseThrow().position().resolution();
    return Refusal.when(
        resolution < COARSEST,
        CoverageRefusal.LOCATION_TOO_COARSE,
        () -> Map.of("side", side, "resolution", Integer.toString(resolution)));
  }
}

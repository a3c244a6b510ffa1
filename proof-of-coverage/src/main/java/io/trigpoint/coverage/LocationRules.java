package io.trigpoint.coverage;

import io.trigpoint.report.RegisteredDevice;
import java.util.Map;
import java.util.Optional;

/** The rules that beaconer and witness share: who it is, and where it says it is. */
final class LocationRules {
  /** The resolution that grid distances are counted in. */
  private static final int COARSEST = 11;

  private LocationRules() {}

  static Optional<Refusal> check(Optional<RegisteredDevice> device, String side) {
    return unknown(device, side)
        .or(() -> notAsserted(device.orElseThrow(), side))
        .or(() -> tooCoarse(device.orElseThrow(), side));
  }

  private static Optional<Refusal> unknown(Optional<RegisteredDevice> device, String side) {
    return Refusal.when(
        device.isEmpty(), CoverageRefusal.UNKNOWN_DEVICE, () -> Map.of("side", side));
  }

  private static Optional<Refusal> notAsserted(RegisteredDevice device, String side) {
    return Refusal.when(
        device.location().isEmpty(),
        CoverageRefusal.LOCATION_NOT_ASSERTED,
        () -> Map.of("side", side));
  }

  private static Optional<Refusal> tooCoarse(RegisteredDevice device, String side) {
    int resolution = device.location().orElseThrow().cell().resolution();
    return Refusal.when(
        resolution < COARSEST,
        CoverageRefusal.LOCATION_TOO_COARSE,
        () -> Map.of("side", side, "resolution", Integer.toString(resolution)));
  }
}

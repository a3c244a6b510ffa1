package io.trigpoint.coverage.helium;

import io.trigpoint.coverage.HeliumParameters;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/** The rules that are asked of beaconers and of witnesses. */
final class GatewayRules {
  private GatewayRules() {}

  static Optional<HeliumHotspot> known(SortedMap<String, HeliumHotspot> hotspots, String key) {
    return Optional.ofNullable(hotspots.get(key));
  }

  static Optional<BrokenRule> notAsserted(HeliumHotspot hotspot) {
    return BrokenRule.when(hotspot.place().isEmpty(), HeliumReason.NOT_ASSERTED, Map::of);
  }

  static Optional<BrokenRule> denied(String key, HeliumDenylist denylist) {
    return BrokenRule.when(
        denylist.keys().contains(key),
        HeliumReason.DENIED,
        () -> Map.of("denylist_tag", denylist.tag()));
  }

  static Optional<BrokenRule> invalidCapability(HeliumHotspot hotspot) {
    return BrokenRule.when(
        !hotspot.full(), HeliumReason.INVALID_CAPABILITY, () -> Map.of("full", "false"));
  }

  static Optional<BrokenRule> entropyExpired(HeliumInputs in, long receivedMs) {
    long start = in.entropy().startMs();
    long end = start + 1_000 * in.parameters().entropyLifeSeconds();
    return BrokenRule.when(
        !HeliumTiming.within(start, end, receivedMs),
        HeliumReason.ENTROPY_EXPIRED,
        () ->
            Map.of(
                "received_ms", Long.toString(receivedMs),
                "start_ms", Long.toString(start),
                "end_ms", Long.toString(end)));
  }

  static Map<String, String> reciprocity(
      String name, OptionalLong last, HeliumParameters parameters) {
    return Map.of(
        name,
        last.isPresent() ? Long.toString(last.getAsLong()) : "never",
        "window_s",
        Long.toString(parameters.reciprocitySeconds()));
  }
}

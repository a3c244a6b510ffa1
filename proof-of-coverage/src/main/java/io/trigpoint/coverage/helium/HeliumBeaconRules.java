package io.trigpoint.coverage.helium;

import static io.trigpoint.coverage.helium.HeliumReason.GATEWAY_NOT_FOUND;
import static io.trigpoint.coverage.helium.HeliumReason.GATEWAY_NO_VALID_WITNESSES;
import static io.trigpoint.coverage.helium.HeliumReason.INVALID_PACKET;
import static io.trigpoint.coverage.helium.HeliumReason.IRREGULAR_INTERVAL;

import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Region;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The reference's beacon rules in its order. The first refusal decides. */
final class HeliumBeaconRules {
  static final List<Function<HeliumInputs, Optional<BrokenRule>>> ALL =
      List.of(
          HeliumBeaconRules::gatewayNotFound,
          in -> GatewayRules.notAsserted(beaconer(in)),
          in -> GatewayRules.denied(in.beacon().beaconer(), in.denylist()),
          HeliumBeaconRules::entropyExpired,
          in -> GatewayRules.invalidCapability(beaconer(in)),
          HeliumBeaconRules::irregularInterval,
          HeliumBeaconRules::invalidPacket);

  private HeliumBeaconRules() {}

  static Optional<BrokenRule> firstRefusal(HeliumInputs in) {
    return ALL.stream().flatMap(rule -> rule.apply(in).stream()).findFirst();
  }

  /** The rule that follows the witnesses: the beaconer must itself have heard somebody of late. */
  static Optional<BrokenRule> noValidWitnesses(HeliumInputs in) {
    OptionalLong last = in.history(in.beacon().beaconer()).lastWitnessMs();
    return BrokenRule.when(
        !HeliumTiming.recent(last, in.beacon().receivedMs(), in.parameters()),
        GATEWAY_NO_VALID_WITNESSES,
        () -> GatewayRules.reciprocity("last_witness_ms", last, in.parameters()));
  }

  private static HeliumHotspot beaconer(HeliumInputs in) {
    return GatewayRules.known(in.hotspots(), in.beacon().beaconer()).orElseThrow();
  }

  static Optional<BrokenRule> gatewayNotFound(HeliumInputs in) {
    String key = in.beacon().beaconer();
    return BrokenRule.when(
        GatewayRules.known(in.hotspots(), key).isEmpty(),
        GATEWAY_NOT_FOUND,
        () -> Map.of("key", key));
  }

  static Optional<BrokenRule> entropyExpired(HeliumInputs in) {
    return GatewayRules.entropyExpired(in, in.beacon().receivedMs());
  }

  static Optional<BrokenRule> irregularInterval(HeliumInputs in) {
    OptionalLong last = in.history(in.beacon().beaconer()).lastBeaconMs();
    long received = in.beacon().receivedMs();
    long length = in.parameters().segmentSeconds();
    return BrokenRule.when(
        !HeliumTiming.regular(last, received, length),
        IRREGULAR_INTERVAL,
        () ->
            Map.of(
                "segment",
                Long.toString(HeliumTiming.segment(received, length)),
                "last_segment",
                Long.toString(HeliumTiming.segment(last.orElseThrow(), length))));
  }

  static Optional<BrokenRule> invalidPacket(HeliumInputs in) {
    HeliumSeed seed = in.beacon().seed();
    HeliumFrame frame = in.beacon().frame();
    Region region = beaconer(in).place().orElseThrow().region();
    BeaconPayload payload = seed.payload();
    return differs("remote_entropy", seed.remoteHex(), in.entropy().hex())
        .or(() ->
            differs(
                "remote_timestamp_s",
                Long.toString(seed.remoteSeconds()),
                Long.toString(in.entropy().seconds())))
        .or(() -> differs("payload", frame.payloadHex(), payload.hex()))
        .or(() ->
            differs(
                "freq_hz",
                Long.toString(frame.frequency().value()),
                Long.toString(region.channelOf(payload).value())))
        .or(() -> differs("datarate", frame.datarate(), region.spreading().datarate()));
  }

  private static Optional<BrokenRule> differs(String field, String reported, String derived) {
    return BrokenRule.when(
        !reported.equals(derived),
        INVALID_PACKET,
        () -> Map.of("field", field, "reported", reported, "derived", derived));
  }
}

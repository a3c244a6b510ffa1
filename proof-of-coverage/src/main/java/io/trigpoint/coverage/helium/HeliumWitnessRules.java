package io.trigpoint.coverage.helium;

import static io.trigpoint.coverage.helium.HeliumReason.BAD_RSSI;
import static io.trigpoint.coverage.helium.HeliumReason.BELOW_MIN_DISTANCE;
import static io.trigpoint.coverage.helium.HeliumReason.DENIED_EDGE;
import static io.trigpoint.coverage.helium.HeliumReason.GATEWAY_NOT_FOUND;
import static io.trigpoint.coverage.helium.HeliumReason.GATEWAY_NO_VALID_BEACONS;
import static io.trigpoint.coverage.helium.HeliumReason.INVALID_FREQUENCY;
import static io.trigpoint.coverage.helium.HeliumReason.INVALID_PACKET;
import static io.trigpoint.coverage.helium.HeliumReason.INVALID_REGION;
import static io.trigpoint.coverage.helium.HeliumReason.MAX_DISTANCE_EXCEEDED;
import static io.trigpoint.coverage.helium.HeliumReason.SELF_WITNESS;
import static io.trigpoint.coverage.helium.HeliumReason.TOO_LATE;

import io.trigpoint.coverage.Distance;
import io.trigpoint.report.Region;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The reference's witness rules in its order. The first refusal decides. */
final class HeliumWitnessRules {
  static final List<Function<HeliumReception, Optional<BrokenRule>>> ALL =
      List.of(
          HeliumWitnessRules::gatewayNotFound,
          ctx -> GatewayRules.notAsserted(ctx.hotspot().orElseThrow()),
          ctx -> GatewayRules.denied(ctx.witness().witness(), ctx.inputs().denylist()),
          HeliumWitnessRules::deniedEdge,
          HeliumWitnessRules::selfWitness,
          ctx -> GatewayRules.entropyExpired(ctx.inputs(), ctx.witness().receivedMs()),
          HeliumWitnessRules::tooLate,
          HeliumWitnessRules::invalidPacket,
          ctx -> GatewayRules.invalidCapability(ctx.hotspot().orElseThrow()),
          HeliumWitnessRules::invalidFrequency,
          HeliumWitnessRules::invalidRegion,
          HeliumWitnessRules::belowMinDistance,
          HeliumWitnessRules::maxDistanceExceeded,
          HeliumWitnessRules::badRssi);

  private static final long METRES_PER_KILOMETRE = 1_000;

  private HeliumWitnessRules() {}

  static Optional<BrokenRule> firstRefusal(HeliumReception ctx) {
    return ALL.stream().flatMap(rule -> rule.apply(ctx).stream()).findFirst();
  }

  /** The rule that comes after all others: the witness must itself have been heard of late. */
  static Optional<BrokenRule> noValidBeacons(HeliumInputs in, HeliumWitness witness) {
    OptionalLong last = in.history(witness.witness()).lastBeaconRecipMs();
    return BrokenRule.when(
        !HeliumTiming.recent(last, witness.receivedMs(), in.parameters()),
        GATEWAY_NO_VALID_BEACONS,
        () -> GatewayRules.reciprocity("last_beacon_recip_ms", last, in.parameters()));
  }

  static Optional<BrokenRule> gatewayNotFound(HeliumReception ctx) {
    return BrokenRule.when(
        ctx.hotspot().isEmpty(), GATEWAY_NOT_FOUND, () -> Map.of("key", ctx.witness().witness()));
  }

  static Optional<BrokenRule> deniedEdge(HeliumReception ctx) {
    HeliumDenylist denylist = ctx.inputs().denylist();
    return BrokenRule.when(
        denylist
            .links()
            .contains(
                HeliumDenylist.Link.between(
                    ctx.inputs().beacon().beaconer(), ctx.witness().witness())),
        DENIED_EDGE,
        () -> Map.of("denylist_tag", denylist.tag()));
  }

  static Optional<BrokenRule> selfWitness(HeliumReception ctx) {
    return BrokenRule.when(
        ctx.witness().witness().equals(ctx.inputs().beacon().beaconer()), SELF_WITNESS, Map::of);
  }

  static Optional<BrokenRule> tooLate(HeliumReception ctx) {
    long beacon = ctx.inputs().beacon().receivedMs();
    long received = ctx.witness().receivedMs();
    return BrokenRule.when(
        HeliumTiming.tooLate(beacon, ctx.firstMs(), received, ctx.inputs().parameters()),
        TOO_LATE,
        () ->
            Map.of(
                "lag_ms",
                Long.toString(received - StrictMath.min(beacon, ctx.firstMs())),
                "limit_ms",
                Long.toString(
                    HeliumTiming.allowedLag(beacon, ctx.firstMs(), ctx.inputs().parameters()))));
  }

  static Optional<BrokenRule> invalidPacket(HeliumReception ctx) {
    String sent = ctx.inputs().beacon().frame().payloadHex();
    String heard = ctx.witness().payloadHex();
    return BrokenRule.when(
        !heard.equals(sent), INVALID_PACKET, () -> Map.of("payload", heard, "beacon", sent));
  }

  static Optional<BrokenRule> invalidFrequency(HeliumReception ctx) {
    long offset =
        StrictMath.abs(
            ctx.witness().frequency().value() - ctx.inputs().beacon().frame().frequency().value());
    long limit = ctx.inputs().parameters().maxOffsetHz();
    return BrokenRule.when(
        offset > limit, INVALID_FREQUENCY, () -> compared("offset_hz", offset, limit));
  }

  static Optional<BrokenRule> invalidRegion(HeliumReception ctx) {
    Region beaconer = ctx.beaconer().region();
    Region witness = ctx.place().region();
    return BrokenRule.when(
        beaconer != witness,
        INVALID_REGION,
        () -> Map.of("beaconer", beaconer.name(), "witness", witness.name()));
  }

  static Optional<BrokenRule> belowMinDistance(HeliumReception ctx) {
    OptionalLong cells = ctx.distance().map(Distance::cells).orElse(OptionalLong.empty());
    long limit = ctx.inputs().parameters().minCells();
    return BrokenRule.when(
        cells.isEmpty() || cells.getAsLong() < limit,
        BELOW_MIN_DISTANCE,
        () ->
            cells.isEmpty()
                ? Map.of("cells", "unknown", "limit", Long.toString(limit))
                : compared("cells", cells.getAsLong(), limit));
  }

  static Optional<BrokenRule> maxDistanceExceeded(HeliumReception ctx) {
    long kilometres = ctx.metres() / METRES_PER_KILOMETRE;
    long limit = ctx.inputs().parameters().maxKilometres();
    return BrokenRule.when(
        kilometres > limit, MAX_DISTANCE_EXCEEDED, () -> compared("km", kilometres, limit));
  }

  static Optional<BrokenRule> badRssi(HeliumReception ctx) {
    double limit =
        HeliumLink.limit(
            ctx.inputs().beacon().frame().powerDbm(),
            ctx.beaconer().gain(),
            ctx.place().gain(),
            ctx.witness().frequency(),
            (double) ctx.metres());
    double signal = ctx.witness().signal().value();
    return BrokenRule.when(
        signal > limit,
        BAD_RSSI,
        () -> Map.of("signal_dbm", Double.toString(signal), "limit_dbm", Double.toString(limit)));
  }

  private static Map<String, String> compared(String name, long figure, long limit) {
    return Map.of(name, Long.toString(figure), "limit", Long.toString(limit));
  }
}

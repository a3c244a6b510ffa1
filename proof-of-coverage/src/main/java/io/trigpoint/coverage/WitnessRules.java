package io.trigpoint.coverage;

import static io.trigpoint.coverage.CoverageRefusal.BEACON_REFUSED;
import static io.trigpoint.coverage.CoverageRefusal.DUPLICATE_WITNESS;
import static io.trigpoint.coverage.CoverageRefusal.FREQUENCY_MISMATCH;
import static io.trigpoint.coverage.CoverageRefusal.LATE;
import static io.trigpoint.coverage.CoverageRefusal.NO_SUCH_BEACON;
import static io.trigpoint.coverage.CoverageRefusal.OWN_BEACON;
import static io.trigpoint.coverage.CoverageRefusal.SPREADING_MISMATCH;
import static io.trigpoint.coverage.CoverageRefusal.TOO_CLOSE;
import static io.trigpoint.coverage.CoverageRefusal.TOO_FAR;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.SpreadingFactor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The witness rules in their order. The first refusal is the one that is published. */
final class WitnessRules {
  static final List<Function<WitnessContext, Optional<Refusal>>> ALL =
      Stream.concat(
              Stream.<Function<WitnessContext, Optional<Refusal>>>of(
                  ctx -> LocationRules.check(ctx.witness(), "witness"),
                  WitnessRules::noSuchBeacon,
                  WitnessRules::duplicate,
                  WitnessRules::ownBeacon,
                  WitnessRules::beaconRefused,
                  WitnessRules::late,
                  WitnessRules::frequencyMismatch,
                  WitnessRules::spreadingMismatch,
                  WitnessRules::tooClose,
                  WitnessRules::tooFar),
              ReceptionRules.ALL.stream())
          .toList();

  private WitnessRules() {}

  static Optional<Refusal> firstRefusal(WitnessContext ctx) {
    return ALL.stream().flatMap(rule -> rule.apply(ctx).stream()).findFirst();
  }

  private static Optional<Refusal> noSuchBeacon(WitnessContext ctx) {
    return Refusal.when(
        ctx.beacon().isEmpty(),
        NO_SUCH_BEACON,
        () -> Map.of("payload", ctx.report().payload().hex()));
  }

  private static Optional<Refusal> duplicate(WitnessContext ctx) {
    return Refusal.when(
        ctx.counted().isPresent(),
        DUPLICATE_WITNESS,
        () -> Map.of("kept", ctx.counted().orElseThrow().hex()));
  }

  private static Optional<Refusal> ownBeacon(WitnessContext ctx) {
    Beacon beacon = beacon(ctx).report();
    return Refusal.when(
        beacon.header().device().equals(ctx.report().header().device()),
        OWN_BEACON,
        () -> Map.of("beacon", beacon(ctx).id().hex()));
  }

  private static Optional<Refusal> beaconRefused(WitnessContext ctx) {
    Optional<Refusal> refusal = ctx.beacon().orElseThrow().refusal();
    return Refusal.when(
        refusal.isPresent(),
        BEACON_REFUSED,
        () ->
            Map.of(
                "beacon",
                beacon(ctx).id().hex(),
                "beacon_rule",
                refusal.orElseThrow().reason().id()));
  }

  private static Optional<Refusal> late(WitnessContext ctx) {
    long earliest = ctx.beacon().orElseThrow().context().entropy().orElseThrow().startMs();
    long latest = beacon(ctx).receivedMs() + ctx.parameters().timing().witnessLagMs();
    long received = ctx.received().receivedMs();
    return Refusal.when(
        received < earliest || received > latest,
        LATE,
        () ->
            Map.of(
                "received_ms", Long.toString(received),
                "earliest_ms", Long.toString(earliest),
                "latest_ms", Long.toString(latest)));
  }

  private static Optional<Refusal> frequencyMismatch(WitnessContext ctx) {
    long sent = beacon(ctx).report().transmission().frequency().value();
    long heard = ctx.report().frequency().value();
    long limit = ctx.parameters().radio().maxOffsetHz();
    return Refusal.when(
        StrictMath.abs(sent - heard) > limit,
        FREQUENCY_MISMATCH,
        () ->
            Map.of(
                "frequency_hz", Long.toString(heard),
                "beacon_hz", Long.toString(sent),
                "limit_hz", Long.toString(limit)));
  }

  private static Optional<Refusal> spreadingMismatch(WitnessContext ctx) {
    SpreadingFactor sent = beacon(ctx).report().transmission().spreading();
    SpreadingFactor heard = ctx.report().spreading();
    return Refusal.when(
        !sent.equals(heard),
        SPREADING_MISMATCH,
        () -> Map.of("spreading", heard.toString(), "beacon_spreading", sent.toString()));
  }

  private static Optional<Refusal> tooClose(WitnessContext ctx) {
    Distance distance = ctx.distance().orElseThrow();
    TrigpointParameters.Spacing spacing = ctx.parameters().spacing();
    long cells = distance.cells().orElse((long) (distance.metres() / spacing.metresPerCell()));
    return Refusal.when(
        cells < spacing.minCells(),
        TOO_CLOSE,
        () -> Map.of("cells", Long.toString(cells), "limit", Long.toString(spacing.minCells())));
  }

  private static Optional<Refusal> tooFar(WitnessContext ctx) {
    double metres = ctx.distance().orElseThrow().metres();
    int limit = ctx.parameters().spacing().maxMetres();
    return Refusal.when(
        !(metres <= limit),
        TOO_FAR,
        () ->
            Map.of(
                "distance_km", ReceptionRules.kilometres(metres),
                "limit_km", Integer.toString(limit / 1000)));
  }

  private static ReceivedReport<Beacon> beacon(WitnessContext ctx) {
    return ctx.beacon().orElseThrow().received();
  }
}

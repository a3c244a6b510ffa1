package io.trigpoint.coverage;

import static io.trigpoint.coverage.CoverageRefusal.BEACON_REFUSED;
import static io.trigpoint.coverage.CoverageRefusal.BEYOND_HORIZON;
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
import io.trigpoint.report.ReportId;
import io.trigpoint.report.SpreadingFactor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The witness rules in their order, which is that of {@link CoverageRefusal}. The first refusal is
 * the one that is published.
 */
final class WitnessRules {
  /** What is asked of every witness, whatever evidence says of its device. */
  private static final List<Function<WitnessContext, Optional<Refusal>>> JOINED =
      List.of(
          ctx -> LocationRules.check(ctx.witness(), "witness"),
          WitnessRules::noSuchBeacon,
          WitnessRules::duplicate,
          WitnessRules::ownBeacon);

  /** What is asked once the beacon is good alone. */
  private static final List<Function<WitnessContext, Optional<Refusal>>> HEARD =
      Stream.concat(
              Stream.<Function<WitnessContext, Optional<Refusal>>>of(
                  WitnessRules::late,
                  WitnessRules::frequencyMismatch,
                  WitnessRules::spreadingMismatch,
                  WitnessRules::tooClose,
                  WitnessRules::tooFar,
                  WitnessRules::beyondHorizon),
              ReceptionRules.ALL.stream())
          .toList();

  private WitnessRules() {}

  /**
   * The first refusal but those that depend on denials and on what becomes of the beacon. A witness
   * of a beacon that is refused alone is not asked further.
   */
  static Optional<Refusal> firstRefusal(WitnessContext ctx) {
    Optional<Refusal> joined = Refusal.first(JOINED, ctx);
    return joined.isPresent() || !ctx.beacon().orElseThrow().goodAlone()
        ? joined
        : Refusal.first(HEARD, ctx);
  }

  /** The beacon does not count. */
  static Refusal beaconRefused(ReportId beacon, CoverageRefusal why) {
    return new Refusal(
        BEACON_REFUSED, new TreeMap<>(Map.of("beacon", beacon.hex(), "beacon_rule", why.id())));
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
    int listener = ctx.witness().orElseThrow().number();
    Optional<Hotspot> sender = ctx.beacon().orElseThrow().context().beaconer();
    return Refusal.when(
        sender.isPresent() && sender.get().number() == listener,
        OWN_BEACON,
        () -> Map.of("beacon", beacon(ctx).id().hex()));
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

  /** The grid is asked only where the great circle leaves a doubt. */
  private static Optional<Refusal> tooClose(WitnessContext ctx) {
    TrigpointParameters.Spacing spacing = ctx.parameters().spacing();
    long straight = (long) (ctx.metres() / spacing.metresPerCell());
    if (StrictMath.min(straight, Distance.fewestCells(ctx.metres())) >= spacing.minCells()) {
      return Optional.empty();
    }
    long cells =
        Distance.cells(ctx.sender().position().cell(), ctx.listener().position().cell())
            .orElse(straight);
    return Refusal.when(
        cells < spacing.minCells(),
        TOO_CLOSE,
        () -> Map.of("cells", Long.toString(cells), "limit", Long.toString(spacing.minCells())));
  }

  private static Optional<Refusal> tooFar(WitnessContext ctx) {
    double metres = ctx.metres();
    int limit = ctx.parameters().spacing().maxMetres();
    return Refusal.when(
        !(metres <= limit),
        TOO_FAR,
        () ->
            Map.of(
                "distance_km", ReceptionRules.kilometres(metres),
                "limit_km", Integer.toString(limit / 1000)));
  }

  /** Antennas whose heights and hills together do not reach over the curve of the Earth. */
  private static Optional<Refusal> beyondHorizon(WitnessContext ctx) {
    double metres = ctx.metres();
    double limit =
        LinkBudget.horizon(height(ctx, ctx.sender()), height(ctx, ctx.listener()))
            * ctx.parameters().spacing().horizonPercent()
            / 100;
    return Refusal.when(
        !(metres <= limit),
        BEYOND_HORIZON,
        () ->
            Map.of(
                "distance_km", ReceptionRules.kilometres(metres),
                "limit_km", ReceptionRules.kilometres(limit)));
  }

  /** Metres; an antenna below the ground counts as one on it. */
  private static double height(WitnessContext ctx, Hotspot.Antenna antenna) {
    return ctx.parameters().spacing().terrainMetres()
        + StrictMath.max(0, antenna.asserted().elevationDecimetres()) / 10.0;
  }

  private static ReceivedReport<Beacon> beacon(WitnessContext ctx) {
    return ctx.beacon().orElseThrow().received();
  }
}

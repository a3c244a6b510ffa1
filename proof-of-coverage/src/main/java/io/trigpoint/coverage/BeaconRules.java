package io.trigpoint.coverage;

import static io.trigpoint.coverage.CoverageRefusal.CLOCK_OUTSIDE_WINDOW;
import static io.trigpoint.coverage.CoverageRefusal.ENTROPY_EXPIRED;
import static io.trigpoint.coverage.CoverageRefusal.PAYLOAD_NOT_DERIVED;
import static io.trigpoint.coverage.CoverageRefusal.PAYLOAD_REPEATED;
import static io.trigpoint.coverage.CoverageRefusal.SEGMENT_USED;
import static io.trigpoint.coverage.CoverageRefusal.UNKNOWN_ENTROPY;
import static io.trigpoint.coverage.CoverageRefusal.WRONG_CHANNEL;
import static io.trigpoint.coverage.CoverageRefusal.WRONG_POWER;
import static io.trigpoint.coverage.CoverageRefusal.WRONG_SPREADING;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.PowerProbe;
import io.trigpoint.report.Region;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.SpreadingFactor;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The beacon rules in their order, which is that of {@link CoverageRefusal}. The first refusal is
 * the one that is published.
 */
final class BeaconRules {
  /** What a beacon must hold by itself, whatever evidence says of its device. */
  static final List<Function<BeaconContext, Optional<Refusal>>> ALONE =
      List.of(
          ctx -> LocationRules.check(ctx.beaconer(), "beaconer"),
          BeaconRules::unknownEntropy,
          BeaconRules::entropyExpired,
          BeaconRules::clockOutsideWindow,
          BeaconRules::payloadNotDerived,
          BeaconRules::wrongChannel,
          BeaconRules::wrongSpreading,
          BeaconRules::wrongPower);

  private BeaconRules() {}

  private static Optional<Refusal> unknownEntropy(BeaconContext ctx) {
    return Refusal.when(
        ctx.entropy().isEmpty(),
        UNKNOWN_ENTROPY,
        () -> Map.of("entropy", Long.toString(ctx.beacon().entropyNumber())));
  }

  private static Optional<Refusal> entropyExpired(BeaconContext ctx) {
    Entropy entropy = ctx.entropy().orElseThrow();
    long received = ctx.received().receivedMs();
    return Refusal.when(
        received < entropy.startMs() || received > entropy.endMs(),
        ENTROPY_EXPIRED,
        () -> window(entropy, "received_ms", received));
  }

  /** The clock picks the segment, so it must agree with what is known of the time. */
  private static Optional<Refusal> clockOutsideWindow(BeaconContext ctx) {
    Entropy entropy = ctx.entropy().orElseThrow();
    long skew = ctx.parameters().timing().clockSkewMs();
    long clock = ctx.beacon().header().timeMs();
    return Refusal.when(
        clock < entropy.startMs() - skew || clock > ctx.received().receivedMs() + skew,
        CLOCK_OUTSIDE_WINDOW,
        () -> window(entropy, "clock_ms", clock));
  }

  /** Somebody else's payload is derived from somebody else's key. */
  private static Optional<Refusal> payloadNotDerived(BeaconContext ctx) {
    Beacon beacon = ctx.beacon();
    BeaconPayload derived =
        BeaconPayload.derive(
            ctx.entropy().orElseThrow().value(),
            beacon.header().device(),
            HexFormat.of().parseHex(beacon.localEntropy()));
    return Refusal.when(
        !derived.equals(beacon.payload()),
        PAYLOAD_NOT_DERIVED,
        () -> Map.of("payload", beacon.payload().hex(), "derived", derived.hex()));
  }

  private static Optional<Refusal> wrongChannel(BeaconContext ctx) {
    long planned = ctx.beacon().transmission().region().channelOf(ctx.beacon().payload()).value();
    long used = ctx.beacon().transmission().frequency().value();
    return Refusal.when(
        planned != used,
        WRONG_CHANNEL,
        () -> Map.of("frequency_hz", Long.toString(used), "planned_hz", Long.toString(planned)));
  }

  private static Optional<Refusal> wrongSpreading(BeaconContext ctx) {
    SpreadingFactor planned = ctx.beacon().transmission().region().spreading();
    SpreadingFactor used = ctx.beacon().transmission().spreading();
    return Refusal.when(
        !planned.equals(used),
        WRONG_SPREADING,
        () -> Map.of("spreading", used.toString(), "planned", planned.toString()));
  }

  private static Optional<Refusal> wrongPower(BeaconContext ctx) {
    Region region = ctx.beacon().transmission().region();
    Dbm eirp =
        ctx.parameters().radio().powerProbe()
            ? PowerProbe.eirp(region, ctx.beacon().payload())
            : region.maxEirp();
    Decibels gain = ctx.beaconer().orElseThrow().antenna().orElseThrow().asserted().gain();
    int planned = Region.conductedPower(eirp, gain).tenths();
    int used = ctx.beacon().power().tenths();
    return Refusal.when(
        used > planned || used < planned - ctx.parameters().radio().powerDeficit().tenths(),
        WRONG_POWER,
        () ->
            Map.of(
                "power_ddbm", Integer.toString(used), "planned_ddbm", Integer.toString(planned)));
  }

  /** Another report with this payload counts. */
  static Refusal payloadRepeated(ReportId kept) {
    return new Refusal(PAYLOAD_REPEATED, new TreeMap<>(Map.of("kept", kept.hex())));
  }

  /** Another beacon counts in this segment. */
  static Refusal segmentUsed(ReportId kept, long segment) {
    return new Refusal(
        SEGMENT_USED, new TreeMap<>(Map.of("kept", kept.hex(), "segment", Long.toString(segment))));
  }

  private static Map<String, String> window(Entropy entropy, String name, long instant) {
    return Map.of(
        name,
        Long.toString(instant),
        "entropy_start_ms",
        Long.toString(entropy.startMs()),
        "entropy_end_ms",
        Long.toString(entropy.endMs()));
  }
}

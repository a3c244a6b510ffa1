package io.trigpoint.coverage;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers the context of every beacon of a round and applies the rules to it. */
final class BeaconJudging {
  private BeaconJudging() {}

  /**
   * First each beacon alone, then against the others: of the beacons that are good alone, the one
   * with the smallest id counts for its payload and for its segment.
   */
  static List<JudgedBeacon> judge(
      CoverageInputs inputs, Hotspots hotspots, Collection<ReceivedReport<Beacon>> beacons) {
    List<JudgedBeacon> alone = new ArrayList<>(beacons.size());
    for (ReceivedReport<Beacon> beacon : beacons) {
      BeaconContext ctx = context(inputs, hotspots, beacon);
      alone.add(new JudgedBeacon(alone.size(), ctx, Refusal.first(BeaconRules.ALONE, ctx)));
    }
    List<BeaconContext> good =
        alone.stream().filter(JudgedBeacon::valid).map(JudgedBeacon::context).toList();
    Map<BeaconPayload, ReportId> byPayload = smallest(good, ctx -> ctx.beacon().payload());
    Map<Segment, ReportId> bySegment = smallest(good, BeaconJudging::segment);
    return alone.stream()
        .map(beacon -> beacon.valid() ? together(beacon, byPayload, bySegment) : beacon)
        .toList();
  }

  private static JudgedBeacon together(
      JudgedBeacon beacon,
      Map<BeaconPayload, ReportId> byPayload,
      Map<Segment, ReportId> bySegment) {
    BeaconContext alone = beacon.context();
    BeaconContext ctx =
        alone.besides(
            another(byPayload.get(alone.beacon().payload()), alone),
            another(bySegment.get(segment(alone)), alone));
    return new JudgedBeacon(beacon.number(), ctx, Refusal.first(BeaconRules.TOGETHER, ctx));
  }

  private static BeaconContext context(
      CoverageInputs inputs, Hotspots hotspots, ReceivedReport<Beacon> beacon) {
    return new BeaconContext(
        beacon,
        hotspots.find(beacon.report().header().device()),
        Optional.ofNullable(inputs.entropies().get(beacon.report().entropyNumber())),
        Optional.empty(),
        Optional.empty(),
        inputs.denials(),
        inputs.parameters());
  }

  private static <K> Map<K, ReportId> smallest(
      List<BeaconContext> contexts, Function<BeaconContext, K> key) {
    Map<K, ReportId> smallest = HashMap.newHashMap(contexts.size());
    for (BeaconContext ctx : contexts) {
      smallest.merge(key.apply(ctx), ctx.received().id(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
    return smallest;
  }

  private static Segment segment(BeaconContext ctx) {
    return new Segment(ctx.beacon().header().device(), ctx.segment());
  }

  private static Optional<ReportId> another(@Nullable ReportId kept, BeaconContext ctx) {
    return Optional.ofNullable(kept).filter(id -> !id.equals(ctx.received().id()));
  }

  private record Segment(DeviceId device, long number) {}
}

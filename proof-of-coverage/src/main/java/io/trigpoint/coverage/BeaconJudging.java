package io.trigpoint.coverage;

import io.trigpoint.report.Beacon;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
      CoverageInputs inputs, Collection<ReceivedReport<Beacon>> beacons) {
    List<BeaconContext> contexts = beacons.stream().map(beacon -> context(inputs, beacon)).toList();
    List<BeaconContext> good =
        contexts.stream().filter(ctx -> BeaconRules.firstRefusal(ctx).isEmpty()).toList();
    Map<BeaconPayload, ReportId> byPayload = smallest(good, ctx -> ctx.beacon().payload());
    Map<Segment, ReportId> bySegment = smallest(good, BeaconJudging::segment);
    List<JudgedBeacon> judged = new ArrayList<>(contexts.size());
    for (BeaconContext alone : contexts) {
      BeaconContext ctx =
          alone.besides(
              another(byPayload.get(alone.beacon().payload()), alone),
              another(bySegment.get(segment(alone)), alone));
      judged.add(new JudgedBeacon(ctx, BeaconRules.firstRefusal(ctx)));
    }
    return judged;
  }

  private static BeaconContext context(CoverageInputs inputs, ReceivedReport<Beacon> beacon) {
    return new BeaconContext(
        beacon,
        Optional.ofNullable(inputs.devices().get(beacon.report().header().device())),
        Optional.ofNullable(inputs.entropies().get(beacon.report().entropyNumber())),
        Optional.empty(),
        Optional.empty(),
        inputs.parameters());
  }

  private static <K extends Comparable<K>> Map<K, ReportId> smallest(
      List<BeaconContext> contexts, Function<BeaconContext, K> key) {
    Map<K, ReportId> smallest = new TreeMap<>();
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

  private record Segment(DeviceId device, long number) implements Comparable<Segment> {
    @Override
    public int compareTo(Segment other) {
      int byDevice = device.compareTo(other.device);
      return byDevice != 0 ? byDevice : Long.compare(number, other.number);
    }
  }
}

package io.trigpoint.coverage;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportVerdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Judges all beacons and witnesses of one epoch as one shard. Pure: the same inputs give the same
 * outcome.
 */
public final class CoverageRound {
  private CoverageRound() {}

  /** One verdict for every distinct report, and the points that follow from them. */
  public static CoverageOutcome judge(CoverageInputs inputs) {
    CoverageHead head = CoverageHead.of(inputs);
    CoverageShard shard = shard(head, inputs, Elsewhere.NOTHING, heard -> {});
    Elsewhere elsewhere = elsewhere(shard, inputs.denials());
    CoverageShard settled = shard.contested() ? shard(head, inputs, elsewhere, heard -> {}) : shard;
    return outcome(head, settled, elsewhere);
  }

  /** The receptions of a round that evidence may build on, whatever is denied. */
  public static List<Heard> heard(CoverageInputs inputs) {
    CoverageHead head = CoverageHead.of(inputs);
    CoverageShard shard = shard(head, inputs, Elsewhere.NOTHING, heard -> {});
    List<Heard> heard = new ArrayList<>();
    CoverageShard _ = shard(head, inputs, elsewhere(shard, Denials.NONE), heard::add);
    return heard;
  }

  private static CoverageShard shard(
      CoverageHead head, CoverageInputs inputs, Elsewhere elsewhere, Consumer<Heard> heard) {
    return CoverageShard.judge(
        head, distinct(inputs.beacons()), distinct(inputs.witnesses()), elsewhere, heard);
  }

  private static Elsewhere elsewhere(CoverageShard shard, Denials denials) {
    return new Elsewhere(SegmentClaim.losers(shard.claims(), denials), denials);
  }

  private static CoverageOutcome outcome(
      CoverageHead head, CoverageShard shard, Elsewhere elsewhere) {
    BitSet active = new BitSet(head.devices());
    shard.markActive(head, elsewhere, active);
    ShardScores scores = new ShardScores(head, shard, elsewhere, ActiveScales.of(head, active));
    List<ReportVerdict> verdicts = new ArrayList<>();
    for (int beacon = 0; beacon < shard.beaconCount(); beacon++) {
      verdicts.add(scores.beacon(beacon));
    }
    for (int witness = 0; witness < shard.witnessCount(); witness++) {
      verdicts.add(scores.witness(witness));
    }
    SortedMap<DeviceId, CoveragePoints> points = new TreeMap<>();
    scores.award((device, beacon, witness) -> {
      if (beacon != 0 || witness != 0) {
        CoveragePoints _ =
            points.merge(
                head.id(device), new CoveragePoints(beacon, witness), CoveragePoints::plus);
      }
    });
    return new CoverageOutcome(sorted(verdicts), points);
  }

  /** The same report twice counts once, with the earliest arrival. */
  private static <R extends Report> List<ReceivedReport<R>> distinct(
      List<ReceivedReport<R>> reports) {
    long[] prefixes = reports.stream().mapToLong(report -> report.id().value().prefix()).toArray();
    if (!Repeats.anyTwice(prefixes)) {
      return reports;
    }
    Map<ReportId, ReceivedReport<R>> byId = new LinkedHashMap<>();
    for (ReceivedReport<R> report : reports) {
      byId.merge(report.id(), report, (a, b) -> a.receivedMs() <= b.receivedMs() ? a : b);
    }
    return List.copyOf(byId.values());
  }

  private record Keyed(long prefix, ReportVerdict verdict) {
    static int compare(Keyed a, Keyed b) {
      int byPrefix = Long.compareUnsigned(a.prefix, b.prefix);
      return byPrefix != 0 ? byPrefix : a.verdict.report().compareTo(b.verdict.report());
    }
  }

  private static List<ReportVerdict> sorted(List<ReportVerdict> verdicts) {
    return verdicts.stream()
        .map(verdict -> new Keyed(verdict.report().value().prefix(), verdict))
        .sorted(Keyed::compare)
        .map(Keyed::verdict)
        .toList();
  }
}

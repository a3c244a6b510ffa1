package io.trigpoint.coverage;

import io.trigpoint.coverage.WitnessJudging.JudgedWitness;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.Witness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges all beacons and witnesses of one epoch. Pure: the same inputs give the same outcome. */
public final class CoverageRound {
  private CoverageRound() {}

  /** One verdict for every distinct report, and the points that follow from them. */
  public static CoverageOutcome judge(CoverageInputs inputs) {
    Collection<ReceivedReport<Beacon>> beacons = distinct(inputs.beacons());
    Collection<ReceivedReport<Witness>> witnesses = distinct(inputs.witnesses());
    Hotspots hotspots = new Hotspots(inputs.devices());
    List<JudgedBeacon> judgedBeacons = BeaconJudging.judge(inputs, hotspots, beacons);
    List<JudgedWitness> judgedWitnesses =
        WitnessJudging.judge(inputs, hotspots, witnesses, judgedBeacons);
    CoverageScoring scoring = CoverageScoring.of(inputs, hotspots, judgedBeacons, judgedWitnesses);
    CoverageVerdicts wording = new CoverageVerdicts(scoring);
    List<ReportVerdict> verdicts = new ArrayList<>(beacons.size() + witnesses.size());
    judgedBeacons.forEach(beacon -> verdicts.add(wording.of(beacon)));
    judgedWitnesses.forEach(witness -> verdicts.add(wording.of(witness)));
    return new CoverageOutcome(sorted(verdicts), scoring.points());
  }

  /** The same report twice counts once, with the earliest arrival. */
  private static <R extends Report> Collection<ReceivedReport<R>> distinct(
      List<ReceivedReport<R>> reports) {
    long[] prefixes = reports.stream().mapToLong(report -> report.id().value().prefix()).toArray();
    if (!Repeats.anyTwice(prefixes)) {
      return reports;
    }
    Map<ReportId, ReceivedReport<R>> byId = new LinkedHashMap<>();
    for (ReceivedReport<R> report : reports) {
      byId.merge(report.id(), report, (a, b) -> a.receivedMs() <= b.receivedMs() ? a : b);
    }
    return byId.values();
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

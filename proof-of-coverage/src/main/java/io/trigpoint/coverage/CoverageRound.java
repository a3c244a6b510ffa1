package io.trigpoint.coverage;

import io.trigpoint.coverage.WitnessJudging.JudgedWitness;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.Witness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Judges all beacons and witnesses of one epoch. Pure: the same inputs give the same outcome. */
public final class CoverageRound {
  private CoverageRound() {}

  /** One verdict for every distinct report, and the points that follow from them. */
  public static CoverageOutcome judge(CoverageInputs inputs) {
    SortedMap<ReportId, ReceivedReport<Beacon>> beacons = distinct(inputs.beacons());
    SortedMap<ReportId, ReceivedReport<Witness>> witnesses = distinct(inputs.witnesses());
    List<JudgedBeacon> judgedBeacons = BeaconJudging.judge(inputs, beacons.values());
    List<JudgedWitness> judgedWitnesses =
        WitnessJudging.judge(inputs, witnesses.values(), judgedBeacons);
    CoverageScoring scoring = CoverageScoring.of(inputs, judgedBeacons, judgedWitnesses);
    List<ReportVerdict> verdicts = new ArrayList<>(beacons.size() + witnesses.size());
    judgedBeacons.forEach(beacon -> verdicts.add(scoring.verdict(beacon)));
    judgedWitnesses.forEach(witness -> verdicts.add(scoring.verdict(witness)));
    verdicts.sort(Comparator.comparing(ReportVerdict::report));
    return new CoverageOutcome(verdicts, scoring.points());
  }

  /** The same report twice counts once, with the earliest time of arrival. */
  private static <R extends Report> SortedMap<ReportId, ReceivedReport<R>> distinct(
      List<ReceivedReport<R>> reports) {
    SortedMap<ReportId, ReceivedReport<R>> byId = new TreeMap<>();
    for (ReceivedReport<R> report : reports) {
      byId.merge(report.id(), report, (a, b) -> a.receivedMs() <= b.receivedMs() ? a : b);
    }
    return byId;
  }
}

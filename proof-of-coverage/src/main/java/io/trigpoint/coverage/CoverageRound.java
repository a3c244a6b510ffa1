package io.trigpoint.coverage;

import io.trigpoint.coverage.WitnessJudging.JudgedWitness;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.Witness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Judges all beacons and witnesses of one epoch. Pure: the same inputs give the same outcome. */
public final class CoverageRound {
  private CoverageRound() {}

  /** One verdict for every distinct report, and the points that follow from them. */
  public static CoverageOutcome judge(CoverageInputs inputs) {
    List<ReceivedReport<Beacon>> beacons = distinct(inputs.beacons());
    List<ReceivedReport<Witness>> witnesses = distinct(inputs.witnesses());
    Hotspots hotspots = new Hotspots(inputs.devices());
    List<JudgedBeacon> judgedBeacons = BeaconJudging.judge(inputs, hotspots, beacons);
    List<JudgedWitness> judgedWitnesses =
        WitnessJudging.judge(inputs, hotspots, witnesses, judgedBeacons);
    CoverageScoring scoring = CoverageScoring.of(inputs, hotspots, judgedBeacons, judgedWitnesses);
    CoverageVerdicts wording = new CoverageVerdicts(scoring);
    List<ReportVerdict> verdicts = new ArrayList<>(beacons.size() + witnesses.size());
    judgedBeacons.forEach(beacon -> verdicts.add(wording.of(beacon)));
    judgedWitnesses.forEach(witness -> verdicts.add(wording.of(witness)));
    verdicts.sort(Comparator.comparing(ReportVerdict::report));
    return new CoverageOutcome(verdicts, scoring.points());
  }

  /** In the order of their ids; the same report twice counts once, with the earliest arrival. */
  private static <R extends Report> List<ReceivedReport<R>> distinct(
      List<ReceivedReport<R>> reports) {
    List<ReceivedReport<R>> sorted = new ArrayList<>(reports);
    sorted.sort(
        Comparator.comparing((ReceivedReport<R> report) -> report.id())
            .thenComparingLong(ReceivedReport::receivedMs));
    List<ReceivedReport<R>> distinct = new ArrayList<>(sorted.size());
    for (ReceivedReport<R> report : sorted) {
      if (distinct.isEmpty() || !distinct.getLast().id().equals(report.id())) {
        distinct.add(report);
      }
    }
    return distinct;
  }
}

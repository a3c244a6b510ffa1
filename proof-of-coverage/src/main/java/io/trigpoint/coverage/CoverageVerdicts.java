package io.trigpoint.coverage;

import io.trigpoint.coverage.WitnessJudging.JudgedWitness;
import io.trigpoint.density.HexScale;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportVerdict;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts what was decided into words. */
final class CoverageVerdicts {
  private static final String UNPAID = "0.0000";

  private final CoverageScoring scoring;

  CoverageVerdicts(CoverageScoring scoring) {
    this.scoring = scoring;
  }

  ReportVerdict of(JudgedBeacon beacon) {
    if (beacon.refusal().isPresent()) {
      return refused(beacon.received(), beacon.refusal().get());
    }
    Proof proof = scoring.proof(beacon);
    SortedMap<String, String> evidence = new TreeMap<>();
    evidence.put("witnesses", Integer.toString(proof.paid().size()));
    evidence.put("unit", proof.texts().beaconUnit());
    scoring.scales().find(beacon.beaconer()).ifPresent(scale -> put(evidence, scale));
    return accepted(
        beacon.received(),
        proof.paid().isEmpty() ? CoverageAcceptance.UNHEARD : CoverageAcceptance.SCORED,
        evidence);
  }

  ReportVerdict of(JudgedWitness witness) {
    WitnessContext ctx = witness.context();
    if (witness.refusal().isPresent()) {
      return refused(ctx.received(), witness.refusal().get());
    }
    Proof proof = scoring.proof(ctx.beacon().orElseThrow());
    Hotspot hotspot = ctx.witness().orElseThrow();
    boolean scored = proof.paid().contains(hotspot.number());
    SortedMap<String, String> evidence = new TreeMap<>();
    evidence.put("beacon", proof.texts().beacon());
    evidence.put("distance_km", ReceptionRules.kilometres(ctx.metres()));
    evidence.put(
        "signal_dbm", ReceptionRules.wholeDbm(ReceptionRules.signal(ctx.report()).tenths()));
    evidence.put("limit_dbm", ReceptionRules.wholeDbm(ReceptionRules.loudest(ctx).tenths()));
    evidence.put("unit", scored ? proof.texts().witnessUnit() : UNPAID);
    put(evidence, scoring.scales().of(hotspot));
    shareCrowd(evidence, proof.beacon().beaconer(), hotspot);
    return accepted(
        ctx.received(),
        scored ? CoverageAcceptance.SCORED : CoverageAcceptance.NOT_SELECTED,
        evidence);
  }

  /** Both scales, where the beaconer's lowers the witness's. */
  private void shareCrowd(SortedMap<String, String> evidence, Hotspot beaconer, Hotspot witness) {
    ActiveScales.Printed own = scoring.scales().of(witness);
    int shared = scoring.scales().ofWitness(beaconer, witness);
    if (shared != own.tenThousandths()) {
      evidence.put("scale", new HexScale(shared, List.of()).decimal());
      evidence.put("own_scale", own.decimal());
      evidence.put("beaconer_scale", scoring.scales().of(beaconer).decimal());
    }
  }

  private static void put(SortedMap<String, String> evidence, ActiveScales.Printed scale) {
    evidence.put("scale", scale.decimal());
    evidence.put("levels", scale.breakdown());
  }

  private static ReportVerdict accepted(
      ReceivedReport<? extends Report> received,
      CoverageAcceptance rule,
      SortedMap<String, String> evidence) {
    return verdict(received, ReportVerdict.Outcome.ACCEPTED, rule.id(), evidence);
  }

  private static ReportVerdict refused(ReceivedReport<? extends Report> received, Refusal refusal) {
    boolean duplicate = refusal.reason() == CoverageRefusal.DUPLICATE_WITNESS;
    return verdict(
        received,
        duplicate ? ReportVerdict.Outcome.DUPLICATE : ReportVerdict.Outcome.REFUSED,
        refusal.reason().id(),
        refusal.evidence());
  }

  private static ReportVerdict verdict(
      ReceivedReport<? extends Report> received,
      ReportVerdict.Outcome outcome,
      String rule,
      SortedMap<String, String> evidence) {
    Report report = received.report();
    return new ReportVerdict(
        received.id(), report.header().device(), report.kind(), outcome, rule, evidence);
  }
}

package io.trigpoint.coverage;

import io.trigpoint.density.HexScale;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.ReportVerdict.Outcome;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts what was decided into words. */
final class CoverageVerdicts {
  private CoverageVerdicts() {}

  static ReportVerdict refused(BeaconRow beacon, Refusal refusal) {
    return refused(beacon.id(), beacon.device(), ReportKind.BEACON, refusal);
  }

  static ReportVerdict refused(ReportId id, DeviceId device, Refusal refusal) {
    return refused(id, device, ReportKind.WITNESS, refusal);
  }

  /** A valid beacon, with how many witnesses are paid for it. */
  static ReportVerdict accepted(
      BeaconRow beacon, int paid, CoverageHead head, ActiveScales scales) {
    SortedMap<String, String> evidence = new TreeMap<>();
    evidence.put("witnesses", Integer.toString(paid));
    evidence.put("unit", decimal(head.units(paid).beacon()));
    scales.find(beacon.hotspot()).ifPresent(scale -> put(evidence, scale));
    return new ReportVerdict(
        beacon.id(),
        beacon.device(),
        ReportKind.BEACON,
        Outcome.ACCEPTED,
        (paid == 0 ? CoverageAcceptance.UNHEARD : CoverageAcceptance.SCORED).id(),
        evidence);
  }

  /** A valid witness, with its unit in ten-thousandths. */
  static ReportVerdict accepted(
      WitnessRows rows,
      int row,
      BeaconRow beacon,
      int unit,
      boolean paid,
      CoverageHead head,
      ActiveScales scales) {
    int witness = rows.hotspots[row];
    SortedMap<String, String> evidence = new TreeMap<>();
    evidence.put("beacon", beacon.id().hex());
    evidence.put("distance_km", Integer.toString(rows.kilometres[row]));
    evidence.put("signal_dbm", Integer.toString(rows.signals[row]));
    evidence.put("limit_dbm", Integer.toString(rows.limits[row]));
    evidence.put("unit", decimal(unit));
    put(evidence, scales.of(witness));
    shareCrowd(evidence, scales, beacon.hotspot(), witness);
    return new ReportVerdict(
        rows.id(row),
        head.id(witness),
        ReportKind.WITNESS,
        Outcome.ACCEPTED,
        (paid ? CoverageAcceptance.SCORED : CoverageAcceptance.NOT_SELECTED).id(),
        evidence);
  }

  /** Both scales, where the beaconer's lowers the witness's. */
  private static void shareCrowd(
      SortedMap<String, String> evidence, ActiveScales scales, int beaconer, int witness) {
    ActiveScales.Printed own = scales.of(witness);
    int shared = scales.ofWitness(beaconer, witness);
    if (shared != own.tenThousandths()) {
      evidence.put("scale", decimal(shared));
      evidence.put("own_scale", own.decimal());
      evidence.put("beaconer_scale", scales.of(beaconer).decimal());
    }
  }

  private static void put(SortedMap<String, String> evidence, ActiveScales.Printed scale) {
    evidence.put("scale", scale.decimal());
    evidence.put("levels", scale.breakdown());
  }

  private static String decimal(int tenThousandths) {
    return new HexScale(tenThousandths, List.of()).decimal();
  }

  private static ReportVerdict refused(
      ReportId id, DeviceId device, ReportKind kind, Refusal refusal) {
    boolean duplicate = refusal.reason() == CoverageRefusal.DUPLICATE_WITNESS;
    return new ReportVerdict(
        id,
        device,
        kind,
        duplicate ? Outcome.DUPLICATE : Outcome.REFUSED,
        refusal.reason().id(),
        refusal.evidence());
  }
}

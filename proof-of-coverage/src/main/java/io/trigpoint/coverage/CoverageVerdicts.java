package io.trigpoint.coverage;

import io.trigpoint.density.HexScale;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.ReportVerdict.Outcome;
import java.util.List;
import java.util.Optional;

/** Puts what was decided into words. */
final class CoverageVerdicts {
  private CoverageVerdicts() {}

  /**
   * What a valid witness heard.
   *
   * @param beacon its id in hexadecimal digits
   * @param beaconer number of the device that sent it
   * @param unit of the witness, ten-thousandths
   * @param paid whether it is among those who are paid
   */
  record HeardProof(String beacon, int beaconer, int unit, boolean paid) {}

  static void refused(VerdictSheet sheet, BeaconRow beacon, Refusal refusal) {
    refused(sheet, beacon.id(), beacon.device(), ReportKind.BEACON, refusal);
  }

  static void refused(VerdictSheet sheet, ReportId id, DeviceId device, Refusal refusal) {
    refused(sheet, id, device, ReportKind.WITNESS, refusal);
  }

  /** A valid beacon, with how many witnesses are paid for it. */
  static void accepted(
      VerdictSheet sheet, BeaconRow beacon, int paid, CoverageHead head, ActiveScales scales) {
    CoverageAcceptance rule = paid == 0 ? CoverageAcceptance.UNHEARD : CoverageAcceptance.SCORED;
    sheet.verdict(beacon.id(), beacon.device(), ReportKind.BEACON, Outcome.ACCEPTED, rule.id());
    Optional<ActiveScales.Printed> scale = scales.find(beacon.hotspot());
    if (scale.isPresent()) {
      sheet.figure("levels", scale.get().breakdown());
      sheet.figure("scale", scale.get().decimal());
    }
    sheet.figure("unit", decimal(head.units(paid).beacon()));
    sheet.figure("witnesses", Integer.toString(paid));
  }

  /** A valid witness. */
  static void accepted(
      VerdictSheet sheet,
      WitnessRows rows,
      int row,
      HeardProof proof,
      CoverageHead head,
      ActiveScales scales) {
    int witness = rows.hotspots[row];
    CoverageAcceptance rule =
        proof.paid() ? CoverageAcceptance.SCORED : CoverageAcceptance.NOT_SELECTED;
    sheet.verdict(rows.id(row), head.id(witness), ReportKind.WITNESS, Outcome.ACCEPTED, rule.id());
    ActiveScales.Printed own = scales.of(witness);
    int scale = scales.ofWitness(proof.beaconer(), witness);
    boolean shared = scale != own.tenThousandths();
    sheet.figure("beacon", proof.beacon());
    if (shared) {
      sheet.figure("beaconer_scale", scales.of(proof.beaconer()).decimal());
    }
    sheet.figure("distance_km", Integer.toString(rows.kilometres[row]));
    sheet.figure("levels", own.breakdown());
    sheet.figure("limit_dbm", Integer.toString(rows.limits[row]));
    if (shared) {
      sheet.figure("own_scale", own.decimal());
    }
    sheet.figure("scale", shared ? decimal(scale) : own.decimal());
    sheet.figure("signal_dbm", Integer.toString(rows.signals[row]));
    sheet.figure("unit", decimal(proof.unit()));
  }

  private static String decimal(int tenThousandths) {
    return new HexScale(tenThousandths, List.of()).decimal();
  }

  private static void refused(
      VerdictSheet sheet, ReportId id, DeviceId device, ReportKind kind, Refusal refusal) {
    boolean duplicate = refusal.reason() == CoverageRefusal.DUPLICATE_WITNESS;
    sheet.verdict(
        id, device, kind, duplicate ? Outcome.DUPLICATE : Outcome.REFUSED, refusal.reason().id());
    refusal.evidence().forEach(sheet::figure);
  }
}

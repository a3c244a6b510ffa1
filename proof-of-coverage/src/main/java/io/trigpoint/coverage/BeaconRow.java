package io.trigpoint.coverage;

import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is left of a beacon after the rules that judge it alone.
 *
 * @param hotspot number of the device, or -1 when it is not registered
 * @param receivedMs the operator's clock at arrival, Unix milliseconds
 * @param segment the number of its segment
 */
record BeaconRow(
    ReportId id,
    DeviceId device,
    int hotspot,
    long receivedMs,
    long segment,
    BeaconPayload payload,
    Optional<Refusal> alone) {

  static BeaconRow of(JudgedBeacon judged) {
    BeaconContext ctx = judged.context();
    return new BeaconRow(
        ctx.received().id(),
        ctx.beacon().header().device(),
        ctx.beaconer().map(Hotspot::number).orElse(-1),
        ctx.received().receivedMs(),
        ctx.segment(),
        ctx.beacon().payload(),
        judged.alone());
  }

  SegmentClaim claim() {
    return new SegmentClaim(device, segment, id, receivedMs);
  }

  /** Whether some payload is there twice. */
  static boolean contested(List<BeaconRow> rows) {
    return rows.stream().map(BeaconRow::payload).distinct().count() < rows.size();
  }

  /**
   * The first refusal of each, with the denials and beside the others: of the beacons that are good
   * alone and not denied, the one with the smallest id counts for its payload and for its segment.
   */
  static List<Optional<Refusal>> settled(List<BeaconRow> rows, Elsewhere elsewhere) {
    List<Optional<Refusal>> alone = new ArrayList<>(rows.size());
    Map<BeaconPayload, ReportId> kept = HashMap.newHashMap(rows.size());
    for (BeaconRow row : rows) {
      Optional<Refusal> refusal = row.denied(elsewhere.denials());
      alone.add(refusal);
      if (refusal.isEmpty()) {
        kept.merge(row.payload, row.id, (a, b) -> a.compareTo(b) <= 0 ? a : b);
      }
    }
    List<Optional<Refusal>> settled = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      settled.add(alone.get(i).isPresent() ? alone.get(i) : rows.get(i).beside(kept, elsewhere));
    }
    return settled;
  }

  /** Alone, but for a denial that comes before. */
  private Optional<Refusal> denied(Denials denials) {
    return hotspot < 0 || denials.devices().isEmpty()
        ? alone
        : Refusal.firstOf(alone, DenialRules.device(denials, device, receivedMs, "beaconer"));
  }

  private Optional<Refusal> beside(Map<BeaconPayload, ReportId> kept, Elsewhere elsewhere) {
    ReportId first = kept.getOrDefault(payload, id);
    return first.equals(id)
        ? Optional.ofNullable(elsewhere.segmentsUsed().get(id))
            .map(other -> BeaconRules.segmentUsed(other, segment))
        : Optional.of(BeaconRules.payloadRepeated(first));
  }
}

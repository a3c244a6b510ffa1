package io.trigpoint.coverage;

import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * A beacon that is good alone, and may count in its segment.
 *
 * @param number of the segment
 * @param receivedMs the operator's clock at arrival, Unix milliseconds
 */
public record SegmentClaim(DeviceId device, long number, ReportId beacon, long receivedMs) {

  private record Segment(DeviceId device, long number) {}

  /**
   * The beacons that do not count in their segment, each with the one that does: of those that are
   * not denied, the one with the smallest id.
   */
  public static Map<ReportId, ReportId> losers(Collection<SegmentClaim> claims, Denials denials) {
    Map<Segment, ReportId> kept = new HashMap<>();
    boolean contested = false;
    for (SegmentClaim claim : claims) {
      if (denials.against(claim.device, claim.receivedMs).isEmpty()) {
        ReportId other = kept.putIfAbsent(claim.segment(), claim.beacon);
        if (other != null) {
          kept.put(claim.segment(), claim.beacon.compareTo(other) < 0 ? claim.beacon : other);
          contested = true;
        }
      }
    }
    return contested ? losers(claims, kept) : Map.of();
  }

  private static Map<ReportId, ReportId> losers(
      Collection<SegmentClaim> claims, Map<Segment, ReportId> kept) {
    Map<ReportId, ReportId> losers = new HashMap<>();
    for (SegmentClaim claim : claims) {
      ReportId winner = kept.get(claim.segment());
      if (winner != null && !winner.equals(claim.beacon)) {
        losers.put(claim.beacon, winner);
      }
    }
    return losers;
  }

  private Segment segment() {
    return new Segment(device, number);
  }
}

package io.trigpoint.coverage;

import io.trigpoint.report.DeviceId;
import java.util.List;
import java.util.Optional;

/** A shard with everything known: of all reasons to refuse a report, the first one counts. */
final class SettledShard {
  private final CoverageHead head;
  private final List<BeaconRow> beacons;
  private final WitnessRows witnesses;
  private final Denials denials;
  private final List<Optional<Refusal>> refusals;

  SettledShard(CoverageHead head, CoverageShard shard, Elsewhere elsewhere) {
    this.head = head;
    this.beacons = shard.beacons();
    this.witnesses = shard.witnesses();
    this.denials = elsewhere.denials();
    this.refusals = BeaconRow.settled(beacons, elsewhere);
  }

  Optional<Refusal> beacon(int number) {
    return refusals.get(number);
  }

  boolean isValid(int row) {
    return witness(row).isEmpty();
  }

  Optional<Refusal> witness(int row) {
    Optional<Refusal> own = witnesses.refusal(row);
    if (witnesses.hotspots[row] == WitnessRows.NONE) {
      return own;
    }
    Optional<Refusal> device =
        denials.devices().isEmpty() ? own : Refusal.firstOf(own, denied(row));
    return ofALink(device) ? Refusal.firstOf(device, link(row)) : device;
  }

  DeviceId device(int row) {
    int hotspot = witnesses.hotspots[row];
    return hotspot == WitnessRows.NONE
        ? Optional.ofNullable(witnesses.strangers.get(row)).orElseThrow()
        : head.id(hotspot);
  }

  private Optional<Refusal> denied(int row) {
    return DenialRules.device(denials, device(row), witnesses.receivedMs[row], "witness");
  }

  /** Whether two different known devices are left, with a beacon between them. */
  private static boolean ofALink(Optional<Refusal> refusal) {
    return refusal.isEmpty()
        || refusal.get().reason().compareTo(CoverageRefusal.BEACON_REFUSED) > 0;
  }

  private Optional<Refusal> link(int row) {
    int number = witnesses.beacons[row];
    Optional<Refusal> refused = refusals.get(number);
    BeaconRow beacon = beacons.get(number);
    if (refused.isPresent()) {
      return Optional.of(WitnessRules.beaconRefused(beacon.id(), refused.get().reason()));
    }
    return denials.edges().isEmpty()
        ? Optional.empty()
        : DenialRules.edge(denials, device(row), beacon.device(), witnesses.receivedMs[row]);
  }
}

package io.trigpoint.coverage;

import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.Witness;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Joins the witnesses of a shard to its beacons and applies the rules to them. */
final class WitnessJoining {
  private final CoverageHead head;
  private final List<JudgedBeacon> beacons;
  private final List<Optional<Refusal>> settled;
  private final Map<BeaconPayload, Integer> byPayload;

  /** The settled refusals of the beacons decide which one counts for a payload. */
  WitnessJoining(CoverageHead head, List<JudgedBeacon> beacons, List<Optional<Refusal>> settled) {
    this.head = head;
    this.beacons = beacons;
    this.settled = settled;
    this.byPayload = HashMap.newHashMap(beacons.size());
    for (JudgedBeacon beacon : beacons) {
      byPayload.merge(
          beacon.context().beacon().payload(), beacon.number(), (a, b) -> better(a, b) ? a : b);
    }
  }

  WitnessRows judge(List<ReceivedReport<Witness>> witnesses, Consumer<Heard> heard) {
    WitnessRows rows = new WitnessRows(witnesses.size());
    for (int row = 0; row < rows.size(); row++) {
      join(rows, row, witnesses.get(row));
    }
    Map<Long, ReportId> counted = counted(rows);
    for (int row = 0; row < rows.size(); row++) {
      judge(rows, row, witnesses.get(row), counted, heard);
    }
    return rows;
  }

  private void join(WitnessRows rows, int row, ReceivedReport<Witness> received) {
    DeviceId device = received.report().header().device();
    rows.id(row, received.id());
    rows.receivedMs[row] = received.receivedMs();
    rows.hotspots[row] = head.number(device);
    rows.beacons[row] = byPayload.getOrDefault(received.report().payload(), WitnessRows.NONE);
    if (rows.hotspots[row] == WitnessRows.NONE) {
      rows.strangers.put(row, device);
    }
  }

  private void judge(
      WitnessRows rows,
      int row,
      ReceivedReport<Witness> received,
      Map<Long, ReportId> counted,
      Consumer<Heard> heard) {
    WitnessContext ctx = context(rows, row, received, counted);
    Optional<Refusal> refusal = WitnessRules.firstRefusal(ctx);
    refusal.ifPresent(refused -> rows.refusals.put(row, refused));
    int beacon = rows.beacons[row];
    if (beacon != WitnessRows.NONE && beacons.get(beacon).goodAlone()) {
      if (refusal.isEmpty()) {
        rows.figures(
            row,
            ReceptionRules.wholeKilometres(ctx.metres()),
            ReceptionRules.whole(ReceptionRules.signal(ctx.report()).tenths()),
            ReceptionRules.whole(ReceptionRules.loudest(ctx).tenths()));
      }
      if (settled.get(beacon).isEmpty()
          && refusal.map(Refusal::reason).map(CoverageRefusal::isOfALink).orElse(true)) {
        heard.accept(
            new Heard(
                beacons.get(beacon).received(),
                received,
                beacons.get(beacon).context().beaconer().orElseThrow().number(),
                rows.hotspots[row]));
      }
    }
  }

  private WitnessContext context(
      WitnessRows rows, int row, ReceivedReport<Witness> received, Map<Long, ReportId> counted) {
    int hotspot = rows.hotspots[row];
    Optional<Hotspot> witness =
        hotspot == WitnessRows.NONE ? Optional.empty() : Optional.of(head.hotspots().get(hotspot));
    Optional<JudgedBeacon> beacon =
        rows.beacons[row] == WitnessRows.NONE
            ? Optional.empty()
            : Optional.of(beacons.get(rows.beacons[row]));
    return new WitnessContext(
        received,
        witness,
        beacon,
        counted.isEmpty()
            ? Optional.empty()
            : Optional.ofNullable(counted.get(pair(rows, row)))
                .filter(kept -> !kept.equals(received.id())),
        greatCircle(beacon, witness),
        head.parameters());
  }

  /**
   * Of the reports that a device filed of one beacon, the one with the smallest id; empty when no
   * device filed two.
   */
  private static Map<Long, ReportId> counted(WitnessRows rows) {
    long[] pairs = new long[rows.size()];
    int joined = 0;
    for (int row = 0; row < pairs.length; row++) {
      if (isJoined(rows, row)) {
        pairs[joined++] = pair(rows, row);
      }
    }
    Map<Long, ReportId> counted = new HashMap<>();
    if (Repeats.anyTwice(Arrays.copyOf(pairs, joined))) {
      for (int row = 0; row < pairs.length; row++) {
        if (isJoined(rows, row)) {
          ReportId _ =
              counted.merge(pair(rows, row), rows.id(row), (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
      }
    }
    return counted;
  }

  private static boolean isJoined(WitnessRows rows, int row) {
    return rows.hotspots[row] != WitnessRows.NONE && rows.beacons[row] != WitnessRows.NONE;
  }

  /** One number for each pair of a device and a beacon; only of a row that is joined. */
  private static long pair(WitnessRows rows, int row) {
    return (long) rows.beacons[row] << 32 | rows.hotspots[row];
  }

  /** A beacon that counts is better than one that does not, then the one with the smaller id. */
  private boolean better(int a, int b) {
    boolean validA = settled.get(a).isEmpty();
    boolean validB = settled.get(b).isEmpty();
    return validA != validB
        ? validA
        : beacons.get(a).received().id().compareTo(beacons.get(b).received().id()) <= 0;
  }

  private static OptionalDouble greatCircle(
      Optional<JudgedBeacon> beacon, Optional<Hotspot> witness) {
    Optional<Hotspot.Antenna> from =
        beacon.flatMap(b -> b.context().beaconer()).flatMap(Hotspot::antenna);
    Optional<Hotspot.Antenna> to = witness.flatMap(Hotspot::antenna);
    return from.isPresent() && to.isPresent()
        ? OptionalDouble.of(Distance.metres(from.get().position(), to.get().position()))
        : OptionalDouble.empty();
  }
}

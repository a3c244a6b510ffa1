package io.trigpoint.coverage;

import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.Witness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Gathers the context of every witness of a round and applies the rules to it. */
final class WitnessJudging {
  private WitnessJudging() {}

  /** A witness after its rules. */
  record JudgedWitness(WitnessContext context, Optional<Refusal> refusal) {}

  static List<JudgedWitness> judge(
      CoverageInputs inputs,
      Hotspots hotspots,
      Collection<ReceivedReport<Witness>> witnesses,
      List<JudgedBeacon> beacons) {
    Map<BeaconPayload, Optional<JudgedBeacon>> byPayload = byPayload(beacons);
    Map<Reception, ReportId> counted = counted(witnesses);
    List<JudgedWitness> judged = new ArrayList<>(witnesses.size());
    for (ReceivedReport<Witness> witness : witnesses) {
      Optional<Hotspot> hotspot = hotspots.find(witness.report().header().device());
      Optional<JudgedBeacon> beacon =
          byPayload.getOrDefault(witness.report().payload(), Optional.empty());
      WitnessContext ctx =
          new WitnessContext(
              witness,
              hotspot,
              beacon,
              Optional.ofNullable(counted.get(reception(witness)))
                  .filter(id -> !id.equals(witness.id())),
              greatCircle(beacon, hotspot),
              inputs.denials(),
              inputs.parameters());
      judged.add(new JudgedWitness(ctx, WitnessRules.firstRefusal(ctx)));
    }
    return judged;
  }

  /** Of the reports that a device filed of one payload, the one with the smallest id. */
  private static Map<Reception, ReportId> counted(Collection<ReceivedReport<Witness>> witnesses) {
    Map<Reception, ReportId> counted = HashMap.newHashMap(witnesses.size());
    for (ReceivedReport<Witness> witness : witnesses) {
      counted.merge(reception(witness), witness.id(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
    return counted;
  }

  /** The valid beacon of each payload, else the refused one with the smallest id. */
  private static Map<BeaconPayload, Optional<JudgedBeacon>> byPayload(List<JudgedBeacon> beacons) {
    Map<BeaconPayload, Optional<JudgedBeacon>> byPayload = HashMap.newHashMap(beacons.size());
    for (JudgedBeacon beacon : beacons) {
      byPayload.merge(
          beacon.received().report().payload(),
          Optional.of(beacon),
          (a, b) -> better(a.orElseThrow(), b.orElseThrow()) ? a : b);
    }
    return byPayload;
  }

  private static boolean better(JudgedBeacon a, JudgedBeacon b) {
    return a.valid() != b.valid() ? a.valid() : a.received().id().compareTo(b.received().id()) <= 0;
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

  private static Reception reception(ReceivedReport<Witness> witness) {
    return new Reception(witness.report().header().device(), witness.report().payload());
  }

  private record Reception(DeviceId device, BeaconPayload payload) {}
}

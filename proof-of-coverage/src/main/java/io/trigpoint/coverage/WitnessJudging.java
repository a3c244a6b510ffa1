package io.trigpoint.coverage;

import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.Witness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers the context of every witness of a round and applies the rules to it. */
final class WitnessJudging {
  private WitnessJudging() {}

  /** A witness after its rules. */
  record JudgedWitness(WitnessContext context, Optional<Refusal> refusal) {}

  static List<JudgedWitness> judge(
      CoverageInputs inputs,
      Collection<ReceivedReport<Witness>> witnesses,
      List<JudgedBeacon> beacons) {
    Map<BeaconPayload, JudgedBeacon> byPayload = byPayload(beacons);
    Map<Reception, ReportId> counted = new TreeMap<>();
    for (ReceivedReport<Witness> witness : witnesses) {
      counted.merge(reception(witness), witness.id(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
    List<JudgedWitness> judged = new ArrayList<>(witnesses.size());
    for (ReceivedReport<Witness> witness : witnesses) {
      WitnessContext ctx =
          context(
              inputs,
              witness,
              Optional.ofNullable(byPayload.get(witness.report().payload())),
              Optional.ofNullable(counted.get(reception(witness)))
                  .filter(id -> !id.equals(witness.id())));
      judged.add(new JudgedWitness(ctx, WitnessRules.firstRefusal(ctx)));
    }
    return judged;
  }

  /** The valid beacon of each payload, else the refused one with the smallest id. */
  private static Map<BeaconPayload, JudgedBeacon> byPayload(List<JudgedBeacon> beacons) {
    Map<BeaconPayload, JudgedBeacon> byPayload = new TreeMap<>();
    for (JudgedBeacon beacon : beacons) {
      byPayload.merge(beacon.received().report().payload(), beacon, WitnessJudging::better);
    }
    return byPayload;
  }

  private static JudgedBeacon better(JudgedBeacon a, JudgedBeacon b) {
    if (a.valid() != b.valid()) {
      return a.valid() ? a : b;
    }
    return a.received().id().compareTo(b.received().id()) <= 0 ? a : b;
  }

  private static WitnessContext context(
      CoverageInputs inputs,
      ReceivedReport<Witness> witness,
      Optional<JudgedBeacon> beacon,
      Optional<ReportId> counted) {
    Optional<RegisteredDevice> device =
        Optional.ofNullable(inputs.devices().get(witness.report().header().device()));
    Optional<Distance> distance =
        beacon
            .flatMap(b -> b.context().beaconer())
            .flatMap(RegisteredDevice::location)
            .map(AssertedLocation::cell)
            .flatMap(from ->
                device
                    .flatMap(RegisteredDevice::location)
                    .map(to -> Distance.between(from, to.cell())));
    return new WitnessContext(witness, device, beacon, counted, distance, inputs.parameters());
  }

  private static Reception reception(ReceivedReport<Witness> witness) {
    return new Reception(witness.report().header().device(), witness.report().payload());
  }

  private record Reception(DeviceId device, BeaconPayload payload)
      implements Comparable<Reception> {
    @Override
    public int compareTo(Reception other) {
      int byDevice = device.compareTo(other.device);
      return byDevice != 0 ? byDevice : payload.compareTo(other.payload);
    }
  }
}

package io.trigpoint.coverage;

import io.trigpoint.coverage.WitnessJudging.JudgedWitness;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.ReportId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Selects witnesses, weighs them with density and hands out points. */
final class CoverageScoring {
  /** Ten-thousandths of a unit times ten-thousandths of a scale, to millionths. */
  private static final long TO_POINTS = 100;

  private final Map<ReportId, Proof> proofs = new HashMap<>();
  private final Map<DeviceId, CoveragePoints> points = new HashMap<>();
  private final ActiveScales scales;

  private CoverageScoring(ActiveScales scales) {
    this.scales = scales;
  }

  static CoverageScoring of(
      CoverageInputs inputs,
      Hotspots hotspots,
      List<JudgedBeacon> beacons,
      List<JudgedWitness> witnesses) {
    TrigpointParameters.Crowding crowding = inputs.parameters().crowding();
    Map<ReportId, List<DeviceId>> heard = heard(witnesses);
    List<JudgedBeacon> valid = beacons.stream().filter(JudgedBeacon::valid).toList();
    Set<DeviceId> active = active(valid, heard);
    CoverageScoring scoring =
        new CoverageScoring(ActiveScales.of(crowding.density(), hotspots, active));
    Map<Integer, RewardUnits> units = new HashMap<>();
    for (JudgedBeacon beacon : valid) {
      Set<DeviceId> paid =
          WitnessSelection.select(
              inputs.selectionEntropy(),
              beacon.context().beacon().payload(),
              heard.getOrDefault(beacon.received().id(), List.of()),
              crowding.maxWitnesses());
      scoring.award(new Proof(beacon, paid, units.computeIfAbsent(paid.size(), RewardUnits::of)));
    }
    return scoring;
  }

  SortedMap<DeviceId, CoveragePoints> points() {
    return new TreeMap<>(points);
  }

  ActiveScales scales() {
    return scales;
  }

  /** The beacon must be valid. */
  Proof proof(JudgedBeacon beacon) {
    Proof proof = proofs.get(beacon.received().id());
    if (proof == null) {
      throw new IllegalStateException("a refused beacon proves nothing");
    }
    return proof;
  }

  private static Map<ReportId, List<DeviceId>> heard(List<JudgedWitness> witnesses) {
    Map<ReportId, List<DeviceId>> heard = new HashMap<>();
    for (JudgedWitness witness : witnesses) {
      if (witness.refusal().isEmpty()) {
        WitnessContext ctx = witness.context();
        heard
            .computeIfAbsent(
                ctx.beacon().orElseThrow().received().id(), beacon -> new ArrayList<>())
            .add(ctx.report().header().device());
      }
    }
    return heard;
  }

  private static Set<DeviceId> active(
      List<JudgedBeacon> valid, Map<ReportId, List<DeviceId>> heard) {
    Set<DeviceId> active = new HashSet<>();
    valid.forEach(beacon -> active.add(beacon.context().beacon().header().device()));
    heard.values().forEach(active::addAll);
    return active;
  }

  private void award(Proof proof) {
    proofs.put(proof.beacon().received().id(), proof);
    DeviceId beaconer = proof.beaconer();
    add(beaconer, new CoveragePoints(weigh(proof.units().beacon(), scales.of(beaconer)), 0));
    for (DeviceId witness : proof.paid()) {
      ActiveScales.Printed scale = scales.ofWitness(beaconer, witness);
      add(witness, new CoveragePoints(0, weigh(proof.units().perWitness(), scale)));
    }
  }

  private void add(DeviceId device, CoveragePoints earned) {
    if (!earned.equals(CoveragePoints.NONE)) {
      points.merge(device, earned, CoveragePoints::plus);
    }
  }

  private static long weigh(int unit, ActiveScales.Printed scale) {
    return (long) unit * scale.tenThousandths() / TO_POINTS;
  }
}

package io.trigpoint.coverage;

import io.trigpoint.coverage.WitnessJudging.JudgedWitness;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Selects witnesses, weighs them with density and hands out points. */
final class CoverageScoring {
  /** Ten-thousandths of a unit times ten-thousandths of a scale, to millionths. */
  private static final long TO_POINTS = 100;

  private final List<Optional<Proof>> proofs = new ArrayList<>();
  private final SortedMap<DeviceId, CoveragePoints> points = new TreeMap<>();
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
    List<List<Hotspot>> heard = heard(beacons, witnesses);
    CoverageScoring scoring =
        new CoverageScoring(
            ActiveScales.of(crowding.density(), active(beacons, heard), hotspots.size()));
    Map<Integer, RewardUnits> units = new HashMap<>();
    for (JudgedBeacon beacon : beacons) {
      if (beacon.valid()) {
        List<Hotspot> paid =
            WitnessSelection.select(
                inputs.selectionEntropy(),
                beacon.context().beacon().payload(),
                heard.get(beacon.number()),
                crowding.maxWitnesses());
        scoring.award(beacon, paid, units.computeIfAbsent(paid.size(), RewardUnits::of));
      } else {
        scoring.proofs.add(Optional.empty());
      }
    }
    return scoring;
  }

  SortedMap<DeviceId, CoveragePoints> points() {
    return points;
  }

  ActiveScales scales() {
    return scales;
  }

  /** The beacon must be valid. */
  Proof proof(JudgedBeacon beacon) {
    return proofs.get(beacon.number()).orElseThrow();
  }

  /** The valid witnesses of each beacon, by the beacon's number. */
  private static List<List<Hotspot>> heard(
      List<JudgedBeacon> beacons, List<JudgedWitness> witnesses) {
    List<List<Hotspot>> heard = new ArrayList<>(beacons.size());
    beacons.forEach(beacon -> heard.add(new ArrayList<>()));
    for (JudgedWitness witness : witnesses) {
      if (witness.refusal().isEmpty()) {
        WitnessContext ctx = witness.context();
        heard.get(ctx.beacon().orElseThrow().number()).add(ctx.witness().orElseThrow());
      }
    }
    return heard;
  }

  /** Both ends of every valid reception: who neither hears nor is heard crowds nobody. */
  private static Collection<Hotspot> active(List<JudgedBeacon> beacons, List<List<Hotspot>> heard) {
    Map<Integer, Hotspot> active = new HashMap<>();
    for (JudgedBeacon beacon : beacons) {
      List<Hotspot> witnesses = heard.get(beacon.number());
      if (!witnesses.isEmpty()) {
        active.put(beacon.beaconer().number(), beacon.beaconer());
      }
      witnesses.forEach(witness -> active.put(witness.number(), witness));
    }
    return active.values();
  }

  private void award(JudgedBeacon beacon, List<Hotspot> paid, RewardUnits units) {
    Set<Integer> numbers = new HashSet<>();
    paid.forEach(witness -> numbers.add(witness.number()));
    proofs.add(Optional.of(Proof.of(beacon, numbers, units)));
    if (!paid.isEmpty()) {
      Hotspot beaconer = beacon.beaconer();
      int scale = scales.of(beaconer).tenThousandths();
      add(beaconer, new CoveragePoints(weigh(units.beacon(), scale), 0));
      for (Hotspot witness : paid) {
        long earned = weigh(units.perWitness(), scales.ofWitness(beaconer, witness));
        add(witness, new CoveragePoints(0, earned));
      }
    }
  }

  private void add(Hotspot hotspot, CoveragePoints earned) {
    if (!earned.equals(CoveragePoints.NONE)) {
      points.merge(hotspot.id(), earned, CoveragePoints::plus);
    }
  }

  private static long weigh(int unit, int scale) {
    return (long) unit * scale / TO_POINTS;
  }
}

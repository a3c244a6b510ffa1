package io.trigpoint.coverage;

import io.trigpoint.report.BeaconPayload;
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
    List<Sighting> sightings = new ArrayList<>(witnesses.size());
    for (ReceivedReport<Witness> witness : witnesses) {
      sightings.add(
          new Sighting(
              witness,
              hotspots.find(witness.report().header().device()),
              byPayload.getOrDefault(witness.report().payload(), Optional.empty())));
    }
    Map<Long, ReportId> counted = counted(sightings);
    List<JudgedWitness> judged = new ArrayList<>(witnesses.size());
    for (Sighting sighting : sightings) {
      WitnessContext ctx = context(inputs, sighting, counted);
      judged.add(new JudgedWitness(ctx, WitnessRules.firstRefusal(ctx)));
    }
    return judged;
  }

  private static WitnessContext context(
      CoverageInputs inputs, Sighting sighting, Map<Long, ReportId> counted) {
    ReportId id = sighting.received().id();
    return new WitnessContext(
        sighting.received(),
        sighting.witness(),
        sighting.beacon(),
        counted.isEmpty()
            ? Optional.empty()
            : Optional.ofNullable(counted.get(sighting.pair())).filter(kept -> !kept.equals(id)),
        greatCircle(sighting.beacon(), sighting.witness()),
        inputs.denials(),
        inputs.parameters());
  }

  /**
   * Of the reports that a device filed of one beacon, the one with the smallest id; empty when no
   * device filed two.
   */
  private static Map<Long, ReportId> counted(List<Sighting> sightings) {
    Map<Long, ReportId> counted = new HashMap<>();
    List<Sighting> joined = sightings.stream().filter(Sighting::isJoined).toList();
    if (Repeats.anyTwice(joined.stream().mapToLong(Sighting::pair).toArray())) {
      for (Sighting sighting : joined) {
        counted.merge(
            sighting.pair(), sighting.received().id(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
      }
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

  /** A report with the two ends of its link, as far as they are known. */
  private record Sighting(
      ReceivedReport<Witness> received, Optional<Hotspot> witness, Optional<JudgedBeacon> beacon) {
    private static final long NOT_JOINED = -1;

    boolean isJoined() {
      return witness.isPresent() && beacon.isPresent();
    }

    /** One number for each pair of a device and a beacon. */
    long pair() {
      return isJoined() ? (long) beacon.get().number() << 32 | witness.get().number() : NOT_JOINED;
    }
  }
}

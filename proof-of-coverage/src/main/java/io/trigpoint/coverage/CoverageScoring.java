package io.trigpoint.coverage;

import io.trigpoint.coverage.WitnessJudging.JudgedWitness;
import io.trigpoint.density.HexDensity;
import io.trigpoint.density.HexScale;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportKind;
import io.trigpoint.report.ReportVerdict;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Selects witnesses, weighs them with density and hands out points. */
final class CoverageScoring {
  /** Ten-thousandths of a unit times ten-thousandths of a scale, to millionths. */
  private static final long TO_POINTS = 100;

  private final SortedMap<BeaconPayload, SortedSet<DeviceId>> selected = new TreeMap<>();
  private final SortedMap<DeviceId, CoveragePoints> points = new TreeMap<>();
  private final SortedMap<Cell, HexScale> scales;
  private final CoverageInputs inputs;

  private CoverageScoring(CoverageInputs inputs, SortedMap<Cell, HexScale> scales) {
    this.inputs = inputs;
    this.scales = scales;
  }

  static CoverageScoring of(
      CoverageInputs inputs, List<JudgedBeacon> beacons, List<JudgedWitness> witnesses) {
    SortedMap<BeaconPayload, SortedSet<DeviceId>> valid = new TreeMap<>();
    for (JudgedWitness witness : witnesses) {
      if (witness.refusal().isEmpty()) {
        valid
            .computeIfAbsent(witness.context().report().payload(), p -> new TreeSet<>())
            .add(witness.context().report().header().device());
      }
    }
    CoverageScoring scoring = new CoverageScoring(inputs, density(inputs, beacons, valid));
    for (JudgedBeacon beacon : beacons) {
      if (beacon.valid()) {
        scoring.award(
            beacon, valid.getOrDefault(beacon.context().beacon().payload(), new TreeSet<>()));
      }
    }
    return scoring;
  }

  SortedMap<DeviceId, CoveragePoints> points() {
    return points;
  }

  ReportVerdict verdict(JudgedBeacon beacon) {
    BeaconContext ctx = beacon.context();
    if (beacon.refusal().isPresent()) {
      return refused(
          new Subject(ctx.received().id(), ctx.beacon().header().device(), ReportKind.BEACON),
          beacon.refusal().get());
    }
    int heardBy = selected(ctx.beacon().payload()).size();
    SortedMap<String, String> evidence = new TreeMap<>();
    evidence.put("witnesses", Integer.toString(heardBy));
    evidence.put("unit", decimal(RewardUnits.of(heardBy).beacon()));
    evidence.put("scale", scale(ctx.beacon().header().device()).decimal());
    CoverageAcceptance rule = heardBy == 0 ? CoverageAcceptance.UNHEARD : CoverageAcceptance.SCORED;
    return new ReportVerdict(
        ctx.received().id(),
        ctx.beacon().header().device(),
        ReportKind.BEACON,
        ReportVerdict.Outcome.ACCEPTED,
        rule.id(),
        evidence);
  }

  ReportVerdict verdict(JudgedWitness witness) {
    WitnessContext ctx = witness.context();
    DeviceId device = ctx.report().header().device();
    if (witness.refusal().isPresent()) {
      return refused(
          new Subject(ctx.received().id(), device, ReportKind.WITNESS), witness.refusal().get());
    }
    Set<DeviceId> paid = selected(ctx.report().payload());
    boolean scored = paid.contains(device);
    JudgedBeacon beacon = ctx.beacon().orElseThrow();
    SortedMap<String, String> evidence = new TreeMap<>();
    evidence.put("beacon", beacon.received().id().hex());
    evidence.put("distance_km", ReceptionRules.kilometres(ctx.distance().orElseThrow().metres()));
    evidence.put(
        "signal_dbm", ReceptionRules.wholeDbm(ReceptionRules.signal(ctx.report()).tenths()));
    evidence.put("limit_dbm", ReceptionRules.wholeDbm(ReceptionRules.strongest(ctx).tenths()));
    evidence.put("unit", scored ? decimal(RewardUnits.of(paid.size()).perWitness()) : "0.0000");
    evidence.put("scale", witnessScale(beacon, device).decimal());
    return new ReportVerdict(
        ctx.received().id(),
        device,
        ReportKind.WITNESS,
        ReportVerdict.Outcome.ACCEPTED,
        (scored ? CoverageAcceptance.SCORED : CoverageAcceptance.NOT_SELECTED).id(),
        evidence);
  }

  private record Subject(ReportId id, DeviceId device, ReportKind kind) {}

  private static ReportVerdict refused(Subject subject, Refusal refusal) {
    boolean duplicate = refusal.reason() == CoverageRefusal.DUPLICATE_WITNESS;
    return new ReportVerdict(
        subject.id(),
        subject.device(),
        subject.kind(),
        duplicate ? ReportVerdict.Outcome.DUPLICATE : ReportVerdict.Outcome.REFUSED,
        refusal.reason().id(),
        refusal.evidence());
  }

  private void award(JudgedBeacon beacon, SortedSet<DeviceId> valid) {
    BeaconPayload payload = beacon.context().beacon().payload();
    SortedSet<DeviceId> paid =
        WitnessSelection.select(
            inputs.selectionEntropy(),
            payload,
            valid,
            inputs.parameters().crowding().maxWitnesses());
    selected.put(payload, paid);
    RewardUnits units = RewardUnits.of(paid.size());
    DeviceId beaconer = beacon.context().beacon().header().device();
    add(beaconer, new CoveragePoints(weigh(units.beacon(), scale(beaconer)), 0));
    for (DeviceId witness : paid) {
      add(witness, new CoveragePoints(0, weigh(units.perWitness(), witnessScale(beacon, witness))));
    }
  }

  private void add(DeviceId device, CoveragePoints earned) {
    if (!earned.equals(CoveragePoints.NONE)) {
      points.merge(device, earned, CoveragePoints::plus);
    }
  }

  private static long weigh(int unit, HexScale scale) {
    return (long) unit * scale.tenThousandths() / TO_POINTS;
  }

  /**
   * The lower of the two scales: neither a crowd of witnesses nor one of beaconers is worth more.
   */
  private HexScale witnessScale(JudgedBeacon beacon, DeviceId witness) {
    HexScale own = scale(witness);
    HexScale beaconers = scale(beacon.context().beacon().header().device());
    return own.tenThousandths() <= beaconers.tenThousandths() ? own : beaconers;
  }

  private Set<DeviceId> selected(BeaconPayload payload) {
    return selected.getOrDefault(payload, Collections.emptySortedSet());
  }

  private HexScale scale(DeviceId device) {
    HexScale scale = scales.get(cell(inputs, device));
    if (scale == null) {
      throw new IllegalStateException("no density was computed for " + device);
    }
    return scale;
  }

  /** Hotspots with a report that passed its rules are the ones that crowd each other. */
  private static SortedMap<Cell, HexScale> density(
      CoverageInputs inputs,
      List<JudgedBeacon> beacons,
      SortedMap<BeaconPayload, SortedSet<DeviceId>> valid) {
    Set<DeviceId> active = new TreeSet<>();
    valid.values().forEach(heard -> active.addAll(heard));
    beacons.stream()
        .filter(JudgedBeacon::valid)
        .forEach(beacon -> active.add(beacon.context().beacon().header().device()));
    List<Cell> cells = active.stream().map(device -> cell(inputs, device)).toList();
    return HexDensity.scales(inputs.parameters().crowding().density(), cells);
  }

  private static Cell cell(CoverageInputs inputs, DeviceId device) {
    RegisteredDevice registered = inputs.devices().get(device);
    if (registered == null) {
      throw new IllegalStateException("not registered: " + device);
    }
    return registered.location().orElseThrow().cell();
  }

  private static String decimal(int tenThousandths) {
    return new HexScale(tenThousandths, List.of()).decimal();
  }
}

package io.trigpoint.coverage;

import io.trigpoint.coverage.Scene.BeaconDraft;
import io.trigpoint.coverage.Scene.WitnessDraft;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.PowerProbe;
import io.trigpoint.report.Region;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.SpreadingFactor;
import io.trigpoint.report.Transmission;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Builds a round in which one report breaks exactly one rule. */
final class Given {
  private static final Cell BEACONER = Cell.ofLatLng(51.05, 3.72, 12);
  private static final Cell WITNESS = Cell.ofLatLng(51.08, 3.72, 12);

  private Given() {}

  /** A round and the report in it that the test is about. */
  record Case(CoverageInputs inputs, ReportId subject) {
    ReportVerdict verdict() {
      return CoverageRound.judge(inputs).verdicts().stream()
          .filter(verdict -> verdict.report().equals(subject))
          .findFirst()
          .orElseThrow();
    }

    String rule() {
      return verdict().rule();
    }
  }

  static Case but(CoverageRefusal reason) {
    return switch (reason) {
      case UNKNOWN_DEVICE -> validWitnessBut(w -> w.scene.devices.remove(w.draft.device));
      case LOCATION_NOT_ASSERTED -> validWitnessAt(Optional.empty());
      case LOCATION_TOO_COARSE -> validWitnessAt(Optional.of(WITNESS.parent(8)));
      case DEVICE_DENIED -> validWitnessBut(w -> w.denyDeviceUntil(w.draft.received));
      case UNKNOWN_ENTROPY -> validBeaconBut(b -> b.entropy++);
      case ENTROPY_EXPIRED -> validBeaconBut(b -> b.received = Scene.ENTROPY.endMs() + 1);
      case CLOCK_OUTSIDE_WINDOW -> validBeaconBut(b -> b.time = Scene.START - 2_001);
      case PAYLOAD_NOT_DERIVED -> filedByAThief();
      case WRONG_CHANNEL -> validBeaconBut(b -> b.transmission = Optional.of(offChannel(b)));
      case WRONG_SPREADING -> validBeaconBut(b -> b.transmission = Optional.of(spread(b)));
      case WRONG_POWER -> validBeaconBut(b -> b.power = Dbm.of(14));
      case PAYLOAD_REPEATED -> two(b -> b.sequence = 3);
      case SEGMENT_USED -> two(b -> b.local = "ff".repeat(16));
      case NO_SUCH_BEACON -> validWitnessBut(w -> w.transmitted = false);
      case DUPLICATE_WITNESS -> heardTwice();
      case OWN_BEACON -> heardItself();
      case BEACON_REFUSED -> validWitnessBut(w -> w.beacon.power = Dbm.of(14));
      case EDGE_DENIED -> validWitnessBut(w -> w.denyEdgeUntil(w.draft.received));
      case LATE -> validWitnessBut(w -> w.draft.received = w.beacon.received + 10_001);
      case FREQUENCY_MISMATCH -> validWitnessBut(w -> w.draft.offsetHz = -100_001);
      case SPREADING_MISMATCH -> validWitnessBut(w -> w.draft.spreading = 11);
      case TOO_CLOSE -> validWitnessAt(Optional.of(Cell.ofLatLng(51.0510, 3.72, 12)));
      case TOO_FAR -> validWitnessAt(Optional.of(Cell.ofLatLng(51.96, 3.72, 12)));
      case BEYOND_HORIZON -> validWitnessAt(Optional.of(Cell.ofLatLng(51.93, 3.72, 12)));
      case SNR_OUT_OF_RANGE -> validWitnessBut(w -> w.draft.snr = Decibels.of(15.1));
      case TOO_LOUD -> validWitnessBut(w -> w.draft.rssi = Dbm.of(-79.5));
      case BELOW_SENSITIVITY ->
          validWitnessBut(w -> {
            w.draft.rssi = Dbm.of(-140.1);
            w.draft.snr = Decibels.of(-22);
          });
      case SNR_INCONSISTENT ->
          validWitnessBut(w -> {
            w.draft.rssi = Dbm.of(-90);
            w.draft.snr = Decibels.of(-5);
          });
    };
  }

  /** A witness with all that it depends on, before anything is filed. */
  static final class Parts {
    final Scene scene;
    final BeaconDraft beacon;
    final WitnessDraft draft;
    boolean transmitted = true;

    Parts(Scene scene, BeaconDraft beacon, WitnessDraft draft) {
      this.scene = scene;
      this.beacon = beacon;
      this.draft = draft;
    }

    void denyDeviceUntil(long untilMs) {
      scene.denials =
          new Denials(new TreeMap<>(), new TreeMap<>(Map.of(draft.device, denial(untilMs))));
    }

    void denyEdgeUntil(long untilMs) {
      Edge edge = Edge.between(draft.device, beacon.device);
      scene.denials = new Denials(new TreeMap<>(Map.of(edge, denial(untilMs))), new TreeMap<>());
    }

    private static Denial denial(long untilMs) {
      return new Denial("clone/1", untilMs);
    }
  }

  static Case validBeaconBut(Consumer<BeaconDraft> change) {
    Scene scene = new Scene();
    BeaconDraft draft = scene.beaconOf(scene.hotspot(Optional.of(BEACONER)));
    change.accept(draft);
    ReportId subject = scene.file(draft);
    return new Case(scene.inputs(), subject);
  }

  /** A beacon under a set of figures that probes powers, sent with the power it is asked for. */
  static Case probedBeaconBut(Consumer<BeaconDraft> change) {
    Scene scene = new Scene();
    scene.parameters = probing();
    BeaconDraft draft = scene.beaconOf(scene.hotspot(Optional.of(BEACONER)));
    change.accept(draft);
    Dbm asked =
        Region.conductedPower(
            PowerProbe.eirp(Region.EU868, draft.payload()), new Decibels(Scene.GAIN_DDB));
    draft.power = new Dbm(asked.tenths() + draft.excess);
    ReportId subject = scene.file(draft);
    return new Case(scene.inputs(), subject);
  }

  private static TrigpointParameters probing() {
    TrigpointParameters shipped = TrigpointParameters.TRIGPOINT;
    TrigpointParameters.Radio radio = shipped.radio();
    return new TrigpointParameters(
        "probing",
        1,
        shipped.timing(),
        shipped.spacing(),
        new TrigpointParameters.Radio(
            radio.loudnessMargin(),
            radio.weaknessMargin(),
            radio.maxSnr(),
            radio.quieterNoise(),
            radio.louderNoise(),
            radio.powerDeficit(),
            radio.maxGain(),
            radio.maxOffsetHz(),
            true),
        shipped.crowding());
  }

  static Case validWitnessBut(Consumer<Parts> change) {
    return witness(Optional.of(WITNESS), change);
  }

  private static Case validWitnessAt(Optional<Cell> cell) {
    return witness(cell, parts -> {});
  }

  private static Case witness(Optional<Cell> cell, Consumer<Parts> change) {
    Scene scene = new Scene();
    BeaconDraft beacon = scene.beaconOf(scene.hotspot(Optional.of(BEACONER)));
    WitnessDraft draft = scene.witnessOf(scene.hotspot(cell), beacon);
    Parts parts = new Parts(scene, beacon, draft);
    change.accept(parts);
    if (parts.transmitted) {
      scene.send(beacon);
    }
    ReportId subject = scene.file(draft);
    return new Case(scene.inputs(), subject);
  }

  /** Somebody heard a payload and files it as an own beacon. */
  private static Case filedByAThief() {
    Scene scene = new Scene();
    BeaconDraft owned = scene.beaconOf(scene.hotspot(Optional.of(BEACONER)));
    BeaconDraft stolen = scene.beaconOf(scene.hotspot(Optional.of(WITNESS)));
    stolen.payload = Optional.of(owned.payload());
    scene.send(owned);
    ReportId subject = scene.file(stolen);
    return new Case(scene.inputs(), subject);
  }

  private static Case two(Consumer<BeaconDraft> change) {
    Scene scene = new Scene();
    DeviceId beaconer = scene.hotspot(Optional.of(BEACONER));
    ReportId first = scene.file(scene.beaconOf(beaconer));
    BeaconDraft again = scene.beaconOf(beaconer);
    change.accept(again);
    ReportId second = scene.file(again);
    return new Case(scene.inputs(), first.compareTo(second) > 0 ? first : second);
  }

  private static Case heardTwice() {
    Scene scene = new Scene();
    BeaconDraft beacon = scene.beaconOf(scene.hotspot(Optional.of(BEACONER)));
    WitnessDraft witness = scene.witnessOf(scene.hotspot(Optional.of(WITNESS)), beacon);
    scene.send(beacon);
    ReportId first = scene.file(witness);
    witness.sequence++;
    ReportId second = scene.file(witness);
    return new Case(scene.inputs(), first.compareTo(second) > 0 ? first : second);
  }

  private static Case heardItself() {
    Scene scene = new Scene();
    DeviceId beaconer = scene.hotspot(Optional.of(BEACONER));
    BeaconDraft beacon = scene.beaconOf(beaconer);
    scene.send(beacon);
    ReportId subject = scene.file(scene.witnessOf(beaconer, beacon));
    return new Case(scene.inputs(), subject);
  }

  private static Transmission offChannel(BeaconDraft draft) {
    Hertz planned = draft.transmission().frequency();
    Hertz other =
        Region.EU868.channels().stream().filter(c -> !c.equals(planned)).findFirst().orElseThrow();
    return new Transmission(Region.EU868, other, Region.EU868.spreading());
  }

  private static Transmission spread(BeaconDraft draft) {
    return new Transmission(
        Region.EU868, draft.transmission().frequency(), new SpreadingFactor(11));
  }
}

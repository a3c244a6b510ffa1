package io.trigpoint.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.coverage.Scene.BeaconDraft;
import io.trigpoint.coverage.Scene.WitnessDraft;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportVerdict;
import io.trigpoint.report.ReportVerdict.Outcome;
import io.trigpoint.report.Witness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CoverageRoundTest {
  @ParameterizedTest
  @EnumSource
  void everyReasonHasAReportThatEarnsIt(CoverageRefusal reason) {
    Given.Case broken = Given.but(reason);
    ReportVerdict verdict = broken.verdict();
    assertThat(verdict.rule()).isEqualTo(reason.id());
    assertThat(verdict.outcome()).isNotEqualTo(Outcome.ACCEPTED);
    assertThat(verdict.evidence()).isNotEmpty();
  }

  @Test
  void aBeaconThatOneHotspotHeardEarnsAQuarterUnitAndItsWitnessAWholeOne() {
    Given.Case honest = Given.validWitnessBut(nothing -> {});
    CoverageOutcome outcome = CoverageRound.judge(honest.inputs());
    assertThat(outcome.verdicts())
        .hasSize(2)
        .allSatisfy(verdict -> assertThat(verdict.rule()).isEqualTo("coverage.scored"));
    assertThat(outcome.points().values())
        .containsExactlyInAnyOrder(
            new CoveragePoints(250_000, 0), new CoveragePoints(0, 1_000_000));
  }

  @Test
  void aBeaconThatNobodyHeardIsAcceptedAndEarnsNothing() {
    Given.Case alone = Given.validBeaconBut(nothing -> {});
    CoverageOutcome outcome = CoverageRound.judge(alone.inputs());
    assertThat(verdict(outcome, alone.subject()).rule()).isEqualTo("coverage.unheard");
    assertThat(outcome.points()).isEmpty();
  }

  @Test
  void beaconsThatNobodyHeardCrowdNobody() {
    Scene scene = new Scene();
    BeaconDraft heard = scene.beaconOf(scene.hotspot(51.05, 3.72));
    scene.send(heard);
    scene.send(scene.witnessOf(scene.hotspot(51.08, 3.72), heard));
    CoverageOutcome before = CoverageRound.judge(scene.inputs());
    ReportId unheard = scene.file(scene.beaconOf(scene.hotspot(51.05, 3.72)));
    CoverageOutcome after = CoverageRound.judge(scene.inputs());
    assertThat(after.points()).isEqualTo(before.points());
    assertThat(verdict(after, unheard).rule()).isEqualTo("coverage.unheard");
    assertThat(verdict(after, unheard).evidence()).doesNotContainKey("scale");
  }

  @Test
  void whoeverFilesAPayloadThatTheyHeardGainsNothingAndHarmsNobody() {
    Scene scene = new Scene();
    BeaconDraft owned = scene.beaconOf(scene.hotspot(51.05, 3.72));
    DeviceId thief = scene.hotspot(51.02, 3.70);
    BeaconDraft stolen = scene.beaconOf(thief);
    stolen.payload = Optional.of(owned.payload());
    ReportId original = scene.file(owned);
    ReportId copy = scene.file(stolen);
    ReportId heard = scene.file(scene.witnessOf(scene.hotspot(51.08, 3.72), owned));
    CoverageOutcome outcome = CoverageRound.judge(scene.inputs());
    assertThat(verdict(outcome, copy).rule()).isEqualTo("coverage.payload-not-derived");
    assertThat(verdict(outcome, original).rule()).isEqualTo("coverage.scored");
    assertThat(verdict(outcome, heard).rule()).isEqualTo("coverage.scored");
    assertThat(outcome.points()).doesNotContainKey(thief);
  }

  @Test
  void aWitnessOfARefusedBeaconIsToldTheBeaconsReason() {
    Given.Case refused = Given.but(CoverageRefusal.BEACON_REFUSED);
    assertThat(refused.verdict().evidence()).containsEntry("beacon_rule", "coverage.wrong-power");
  }

  @Test
  void aDenialNamesItsSignalsAndHoldsUntilItsLastMillisecond() {
    Given.Case denied = Given.but(CoverageRefusal.EDGE_DENIED);
    assertThat(denied.verdict().evidence())
        .containsEntry("signals", "clone/1")
        .containsEntry("until_ms", Long.toString(Scene.START + 7_000));
    assertThat(accepted(Given.validWitnessBut(w -> w.denyEdgeUntil(w.draft.received - 1))))
        .isTrue();
    assertThat(accepted(Given.validWitnessBut(w -> w.denyDeviceUntil(w.draft.received - 1))))
        .isTrue();
  }

  @Test
  void aDeniedDeviceEarnsNothingForItsBeaconEither() {
    Scene scene = new Scene();
    BeaconDraft beacon = scene.beaconOf(scene.hotspot(51.05, 3.72));
    WitnessDraft witness = scene.witnessOf(scene.hotspot(51.08, 3.72), beacon);
    SortedMap<DeviceId, Denial> devices = new TreeMap<>();
    devices.put(beacon.device, new Denial("clone/1", beacon.received));
    scene.denials = new Denials(new TreeMap<>(), devices);
    ReportId sent = scene.file(beacon);
    ReportId heard = scene.file(witness);
    CoverageOutcome outcome = CoverageRound.judge(scene.inputs());
    assertThat(verdict(outcome, sent).rule()).isEqualTo("coverage.device-denied");
    assertThat(verdict(outcome, sent).evidence()).containsEntry("side", "beaconer");
    assertThat(verdict(outcome, heard).evidence())
        .containsEntry("beacon_rule", "coverage.device-denied");
    assertThat(outcome.points()).isEmpty();
  }

  @Test
  void figuresExactlyAtTheirLimitPass() {
    assertThat(accepted(Given.validWitnessBut(w -> w.draft.offsetHz = 100_000))).isTrue();
    assertThat(accepted(Given.validWitnessBut(w -> w.draft.received = w.beacon.received + 10_000)))
        .isTrue();
    assertThat(accepted(Given.validWitnessBut(w -> w.beacon.received = Scene.ENTROPY.endMs())))
        .isTrue();
    assertThat(accepted(Given.validWitnessBut(w -> w.draft.received = Scene.START))).isTrue();
    assertThat(accepted(Given.validBeaconBut(b -> b.time = Scene.START - 2_000))).isTrue();
    assertThat(accepted(Given.validBeaconBut(b -> b.power = Dbm.of(3)))).isTrue();
  }

  @Test
  void fourteenWitnessesArePaidAndArrivingFirstGainsNothing() {
    Scene early = crowd(1);
    Scene late = crowd(-1);
    CoverageOutcome outcome = CoverageRound.judge(early.inputs());
    assertThat(rules(outcome, "coverage.not-selected")).hasSize(6);
    assertThat(rules(outcome, "coverage.scored")).hasSize(15);
    assertThat(outcome.points().keySet())
        .isEqualTo(CoverageRound.judge(late.inputs()).points().keySet());
  }

  @Test
  void anotherSelectionEntropyPaysOtherWitnesses() {
    Scene scene = crowd(1);
    CoverageOutcome before = CoverageRound.judge(scene.inputs());
    scene.selection = Hashes.sha256(new byte[] {10});
    assertThat(CoverageRound.judge(scene.inputs()).points().keySet())
        .isNotEqualTo(before.points().keySet());
  }

  @Test
  void neighboursInOneCellShareWhatTheyEarn() {
    Scene scene = new Scene();
    BeaconDraft beacon = scene.beaconOf(scene.hotspot(51.05, 3.72));
    scene.send(beacon);
    DeviceId one = scene.hotspot(51.08, 3.72);
    DeviceId other = scene.hotspot(51.08, 3.72);
    scene.send(scene.witnessOf(one, beacon));
    scene.send(scene.witnessOf(other, beacon));
    assertThat(CoverageRound.judge(scene.inputs()).points())
        .containsEntry(one, new CoveragePoints(0, 500_000))
        .containsEntry(other, new CoveragePoints(0, 500_000));
  }

  @Test
  void aLoneWitnessSharesACrowdOfBeaconersByTheSquareRoot() {
    Scene scene = new Scene();
    DeviceId witness = scene.hotspot(51.08, 3.72);
    List<ReportId> heard = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      BeaconDraft beacon = scene.beaconOf(scene.hotspot(51.05, 3.72));
      scene.send(beacon);
      heard.add(scene.file(scene.witnessOf(witness, beacon)));
    }
    CoverageOutcome outcome = CoverageRound.judge(scene.inputs());
    assertThat(outcome.points()).containsEntry(witness, new CoveragePoints(0, 2 * 707_100));
    assertThat(verdict(outcome, heard.getFirst()).evidence())
        .containsEntry("scale", "0.7071")
        .containsEntry("own_scale", "1.0000")
        .containsEntry("beaconer_scale", "0.5000");
  }

  @Test
  void verdictsShowWhereTheirScaleComesFrom() {
    Scene scene = new Scene();
    BeaconDraft beacon = scene.beaconOf(scene.hotspot(51.05, 3.72));
    ReportId sent = scene.file(beacon);
    ReportId heard = scene.file(scene.witnessOf(scene.hotspot(51.08, 3.72), beacon));
    ReportId beside = scene.file(scene.witnessOf(scene.hotspot(51.08, 3.72), beacon));
    CoverageOutcome outcome = CoverageRound.judge(scene.inputs());
    assertThat(verdict(outcome, sent).evidence())
        .containsEntry("scale", "1.0000")
        .containsEntry("levels", "10:1/1 9:1/1 8:1/1 7:1/1 6:1/1 5:1/1 4:2/2");
    assertThat(List.of(verdict(outcome, heard), verdict(outcome, beside)))
        .allSatisfy(verdict ->
            assertThat(verdict.evidence())
                .containsEntry("scale", "0.5000")
                .containsEntry("levels", "10:1/2 9:1/1 8:1/1 7:1/1 6:1/1 5:1/1 4:2/2"));
  }

  @Test
  void verdictsGiveNoDistanceFinerThanAKilometre() {
    Given.Case honest = Given.validWitnessBut(nothing -> {});
    assertThat(honest.verdict().evidence())
        .containsEntry("distance_km", "3")
        .containsEntry("limit_dbm", "-81");
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void theOrderOfInputsAndDuplicatesChangeNothing(long seed) {
    Random random = new Random(seed);
    Scene scene = anywhere(random);
    CoverageOutcome outcome = CoverageRound.judge(scene.inputs());
    scene.beacons.addAll(List.copyOf(scene.beacons));
    scene.witnesses.addAll(List.copyOf(scene.witnesses));
    Collections.shuffle(scene.beacons, random);
    Collections.shuffle(scene.witnesses, random);
    assertThat(CoverageRound.judge(scene.inputs())).isEqualTo(outcome);
  }

  /** Poles, the antimeridian, pentagons and absurd figures: a verdict each, never an exception. */
  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#hundred")
  void everyReportAnywhereOnEarthGetsExactlyOneVerdict(long seed) {
    Scene scene = anywhere(new Random(seed));
    CoverageOutcome outcome = CoverageRound.judge(scene.inputs());
    List<ReportId> ids = new ArrayList<>();
    scene.beacons.stream().map(ReceivedReport<Beacon>::id).forEach(ids::add);
    scene.witnesses.stream().map(ReceivedReport<Witness>::id).forEach(ids::add);
    assertThat(outcome.verdicts().stream().map(ReportVerdict::report))
        .containsExactlyElementsOf(ids.stream().sorted().distinct().toList());
  }

  private static Scene crowd(int direction) {
    Scene scene = new Scene();
    BeaconDraft beacon = scene.beaconOf(scene.hotspot(51.05, 3.72));
    scene.send(beacon);
    for (int i = 0; i < 20; i++) {
      WitnessDraft witness = scene.witnessOf(scene.hotspot(51.08 + i * 0.01, 3.72), beacon);
      witness.received += (long) direction * i * 100;
      witness.rssi = Dbm.of(-115);
      witness.snr = Decibels.of(-3);
      scene.send(witness);
    }
    return scene;
  }

  private static Scene anywhere(Random random) {
    Scene scene = new Scene();
    List<Cell> pentagons = Cell.h3().getPentagons(12).stream().map(Cell::new).toList();
    List<BeaconDraft> sent = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Optional<Cell> cell =
          switch (random.nextInt(6)) {
            case 0 -> Optional.of(Cell.ofLatLng(90 - random.nextDouble() / 100, 0, 12));
            case 1 -> Optional.of(Cell.ofLatLng(0, 180 - random.nextGaussian() / 50, 12));
            case 2 -> Optional.of(pentagons.get(random.nextInt(12)));
            case 3 -> Optional.of(Cell.ofLatLng(51, 3.7, random.nextInt(16)));
            case 4 -> Optional.empty();
            default -> Optional.of(Cell.ofLatLng(51 + random.nextGaussian() / 20, 3.7, 12));
          };
      boolean absurd = cell.isPresent() && random.nextInt(4) == 0;
      DeviceId device =
          absurd
              ? scene.hotspotAt(
                  new AssertedLocation(
                      cell.get(), new Decibels(random.nextInt()), random.nextInt()))
              : scene.hotspot(cell);
      BeaconDraft beacon = scene.beaconOf(device);
      beacon.received += random.nextInt(70_000);
      beacon.power = Dbm.of(random.nextInt(-20, 20));
      scene.send(beacon);
      sent.add(beacon);
      WitnessDraft witness = scene.witnessOf(device, sent.get(random.nextInt(sent.size())));
      witness.rssi = new Dbm(random.nextBoolean() ? random.nextInt() : -1050);
      witness.snr = new Decibels(random.nextBoolean() ? random.nextInt() : 80);
      scene.send(witness);
    }
    return scene;
  }

  private static boolean accepted(Given.Case honest) {
    return honest.verdict().outcome() == Outcome.ACCEPTED;
  }

  private static List<ReportVerdict> rules(CoverageOutcome outcome, String rule) {
    return outcome.verdicts().stream().filter(verdict -> verdict.rule().equals(rule)).toList();
  }

  private static ReportVerdict verdict(CoverageOutcome outcome, ReportId report) {
    return outcome.verdicts().stream()
        .filter(verdict -> verdict.report().equals(report))
        .findFirst()
        .orElseThrow();
  }
}

package io.trigpoint.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.coverage.Scene.BeaconDraft;
import io.trigpoint.coverage.Scene.WitnessDraft;
import io.trigpoint.coverage.evidence.CarriedEvidence;
import io.trigpoint.coverage.evidence.EvidenceParameters;
import io.trigpoint.coverage.evidence.EvidenceWindow;
import io.trigpoint.coverage.evidence.EvidencedRound;
import io.trigpoint.coverage.evidence.Reception;
import io.trigpoint.coverage.evidence.Receptions;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Entropy;
import io.trigpoint.report.RegisteredDevice;
import io.trigpoint.report.ReportVerdict;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rounds with the evidence of the rounds before. */
class EvidencedRoundTest {
  private static final EvidenceWindow NOTHING = new EvidenceWindow(0, List.of(), new TreeMap<>());
  private static final int LOUD = -40;
  private static final long HOUR = 3_600_000;
  private static final EvidenceParameters FEW = keeping(3);
  private final Scene scene = new Scene();
  private final DeviceId a = scene.hotspot(51.05, 3.72);
  private final DeviceId b = scene.hotspot(51.08, 3.72);

  @Test
  void refusedReceptionsSpeakButDuplicatesAndStrayOnesDoNot() {
    BeaconDraft beacon = scene.beaconOf(a);
    scene.send(beacon);
    scene.send(witness(b, beacon, LOUD));
    WitnessDraft again = witness(b, beacon, LOUD);
    again.sequence++;
    scene.send(again);
    scene.send(witness(a, beacon, -100));
    scene.send(witness(b, scene.beaconOf(scene.hotspot(51.1, 3.7)), -100));
    CoverageInputs inputs = scene.inputs();
    List<Reception> receptions = Receptions.of(inputs);
    assertThat(receptions)
        .singleElement()
        .satisfies(reception -> {
          assertThat(reception.beaconer()).isEqualTo(a);
          assertThat(reception.witness()).isEqualTo(b);
          assertThat(reception.heardMs() - reception.sentMs())
              .isEqualTo(again.received - beacon.received);
          assertThat(reception.rssi()).isEqualTo(Dbm.of(LOUD));
        });
  }

  @Test
  void whatAWindowShowsDeniesTheRoundAndIsCarriedUntilItExpires() {
    EvidenceWindow window = NOTHING;
    for (int day = 0; day < 5; day++) {
      window = judge(day, LOUD, window, Denials.NONE).window();
    }
    EvidencedRound sixth = judge(5, -100, window, Denials.NONE);
    assertThat(rules(sixth)).contains("coverage.edge-denied");
    assertThat(sixth.denials().edges()).containsOnlyKeys(Edge.between(a, b));
    EvidencedRound carried = judge(6, -100, NOTHING, sixth.denials());
    assertThat(carried.findings().flagged()).isEmpty();
    assertThat(rules(carried)).contains("coverage.edge-denied");
    EvidencedRound expired = judge(21, -100, NOTHING, sixth.denials());
    assertThat(expired.denials().edges()).isEmpty();
    assertThat(rules(expired)).doesNotContain("coverage.edge-denied");
  }

  @Test
  void whatCameAfterAnOutageSaysNothing() {
    BeaconDraft beacon = scene.beaconOf(a);
    scene.send(beacon);
    WitnessDraft late = witness(b, beacon, -100);
    late.received = beacon.received + 10_001;
    scene.send(late);
    CoverageInputs inputs = scene.inputs();
    CoverageOutcome outcome = CoverageRound.judge(inputs);
    assertThat(outcome.verdicts()).extracting(ReportVerdict::rule).contains("coverage.late");
    assertThat(Receptions.of(inputs)).isEmpty();
  }

  @Test
  void theWindowForgetsWhatIsOldAndKeepsTheNewestOfEachDirection() {
    EvidenceWindow window = NOTHING;
    for (int day = 0; day < 5; day++) {
      window = judge(day, LOUD, window, Denials.NONE).window();
    }
    EvidencedRound later = judge(16, -100, window, Denials.NONE);
    assertThat(later.window().receptions()).hasSize(3);
    assertThat(later.findings().flagged()).isEmpty();
    EvidenceWindow crowded = window;
    for (int day = 5; day < 14; day++) {
      crowded = judge(day, -100, crowded, Denials.NONE, FEW).window();
    }
    assertThat(crowded.receptions())
        .hasSize(FEW.receptionsPerLink())
        .allMatch(reception -> reception.sentMs() > Scene.START + 10 * 24 * HOUR);
  }

  @Test
  void whatWasHeardBeforeAHotspotMovedIsForgotten() {
    EvidenceWindow window = NOTHING;
    for (int day = 0; day < 5; day++) {
      window = judge(day, LOUD, window, Denials.NONE).window();
    }
    RegisteredDevice elsewhere =
        Optional.ofNullable(scene.devices.get(scene.hotspot(51.09, 3.72))).orElseThrow();
    scene.devices.put(b, elsewhere);
    EvidencedRound moved = judge(5, -100, window, Denials.NONE);
    assertThat(moved.window().receptions()).hasSize(1);
    assertThat(moved.findings().flagged()).isEmpty();
  }

  @Test
  void whatIsCarriedForgetsTheEndsThatAssertAnythingElse() {
    CarriedEvidence carried = carriedDays(0, 5, CarriedEvidence.NONE);
    RegisteredDevice asserted = Optional.ofNullable(scene.devices.get(b)).orElseThrow();
    AssertedLocation here = asserted.location().orElseThrow();
    int up = here.elevationDecimetres() + 1;
    Decibels louder = new Decibels(here.gain().tenths() + 1);
    for (AssertedLocation there :
        List.of(
            new AssertedLocation(Cell.ofLatLng(51.09, 3.72, 12), here.gain(), 100),
            new AssertedLocation(here.cell(), louder, 100),
            new AssertedLocation(here.cell(), here.gain(), up))) {
      scene.devices.put(b, asserted.at(there));
      EvidencedRound moved = judge(5, LOUD, carried.window(scene.devices), Denials.NONE);
      assertThat(moved.findings().flagged()).as("%s", there).isEmpty();
      CarriedEvidence left = carried.after(moved);
      assertThat(left.receptions()).as("%s", there).hasSize(1);
      assertThat(left.places()).containsEntry(b, there);
    }
    scene.devices.put(b, asserted);
    EvidencedRound stayed = judge(5, LOUD, carried.window(scene.devices), Denials.NONE);
    assertThat(stayed.denials().edges()).containsOnlyKeys(Edge.between(a, b));
    assertThat(carried.after(stayed).receptions()).hasSize(6);
  }

  @Test
  void whatIsCarriedOutlastsARegistrationThatIsGoneAndComesBack() {
    RegisteredDevice asserted = Optional.ofNullable(scene.devices.get(b)).orElseThrow();
    CarriedEvidence carried = carriedDays(0, 4, CarriedEvidence.NONE);
    var _ = scene.devices.remove(b);
    CarriedEvidence gone = carriedDays(4, 5, carried);
    assertThat(gone.receptions()).isEqualTo(carried.receptions());
    assertThat(gone.places()).isEqualTo(carried.places());
    scene.devices.put(b, asserted);
    assertThat(carriedDays(5, 6, gone).receptions()).hasSize(5);
  }

  private CarriedEvidence carriedDays(int from, int to, CarriedEvidence before) {
    CarriedEvidence carried = before;
    for (int day = from; day < to; day++) {
      carried = carried.after(judge(day, LOUD, carried.window(scene.devices), carried.denials()));
    }
    return carried;
  }

  private EvidencedRound judge(int day, int rssi, EvidenceWindow earlier, Denials carried) {
    return judge(day, rssi, earlier, carried, EvidenceParameters.TRIGPOINT);
  }

  private EvidencedRound judge(
      int day, int rssi, EvidenceWindow earlier, Denials carried, EvidenceParameters parameters) {
    long shift = day * 86_400_000L;
    scene.beacons.clear();
    scene.witnesses.clear();
    scene.denials = carried;
    scene.entropies.clear();
    scene.entropies.put(
        Scene.ENTROPY.number(),
        new Entropy(
            Scene.ENTROPY.number(),
            Scene.ENTROPY.value(),
            Scene.START + shift,
            Scene.ENTROPY.endMs() + shift));
    BeaconDraft beacon = scene.beaconOf(a);
    beacon.local = "%032x".formatted(day);
    beacon.time += shift;
    beacon.received += shift;
    scene.send(beacon);
    WitnessDraft witness = witness(b, beacon, rssi);
    witness.received += shift;
    scene.send(witness);
    return EvidencedRound.judge(scene.inputs(), earlier, Scene.START + shift + HOUR, parameters);
  }

  private WitnessDraft witness(DeviceId by, BeaconDraft beacon, int rssi) {
    WitnessDraft draft = scene.witnessOf(by, beacon);
    draft.rssi = Dbm.of(rssi);
    draft.snr = Decibels.of(9);
    return draft;
  }

  private static List<String> rules(EvidencedRound round) {
    return round.outcome().verdicts().stream().map(ReportVerdict::rule).toList();
  }

  private static EvidenceParameters keeping(int receptions) {
    EvidenceParameters usual = EvidenceParameters.TRIGPOINT;
    return new EvidenceParameters(
        "few",
        usual.firstEpoch(),
        usual.lifetimeMs(),
        usual.windowMs(),
        receptions,
        usual.mostReceptions(),
        usual.printed(),
        usual.spacing(),
        usual.copies(),
        usual.radio(),
        usual.law(),
        usual.delay(),
        usual.mutual(),
        usual.ring(),
        usual.sources());
  }
}

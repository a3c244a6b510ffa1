package io.trigpoint.coverage.helium;

import static io.trigpoint.coverage.helium.HeliumScene.BEACONER;
import static io.trigpoint.coverage.helium.HeliumScene.RECEIVED_MS;
import static io.trigpoint.coverage.helium.HeliumScene.WITNESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.coverage.HeliumParameters;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.Region;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class HeliumRoundTest {
  @Test
  void aValidBeaconAndItsWitnessAreSelected() {
    HeliumOutcome outcome = HeliumScene.valid().verify();
    assertThat(outcome.beacon())
        .isEqualTo(
            new HeliumVerdict(
                Optional.empty(),
                "helium.selected",
                new TreeMap<>(Map.of("witnesses", "1")),
                2_500,
                2_000));
    assertThat(outcome.witnesses())
        .containsExactly(
            new HeliumVerdict(Optional.empty(), "helium.selected", new TreeMap<>(), 10_000, 2_000));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {
        "GATEWAY_NOT_FOUND",
        "NOT_ASSERTED",
        "DENIED",
        "ENTROPY_EXPIRED",
        "INVALID_CAPABILITY",
        "IRREGULAR_INTERVAL",
        "INVALID_PACKET",
        "GATEWAY_NO_VALID_WITNESSES"
      })
  void aRefusedBeaconRefusesItsWitnessesForTheSameReason(HeliumReason reason) {
    HeliumOutcome outcome = HeliumGiven.beaconBut(reason, HeliumScene.valid()).verify();
    assertThat(outcome.beacon().reason()).contains(reason);
    assertThat(outcome.beacon().rule()).isEqualTo(reason.id());
    assertThat(outcome.witnesses()).containsExactly(outcome.beacon());
    assertThat(outcome.beacon().evidence()).containsEntry("side", "Beaconer");
    assertThat(outcome.beacon().unit() + outcome.beacon().scale()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"IRREGULAR_INTERVAL", "GATEWAY_NO_VALID_WITNESSES"})
  void aWitnessThatBreaksOneRuleIsRefusedForIt(HeliumReason reason) {
    HeliumOutcome outcome = HeliumGiven.witnessBut(reason, HeliumScene.valid()).verify();
    HeliumVerdict first = outcome.witnesses().getFirst();
    assertThat(outcome.beacon().verdict()).isEqualTo("ok");
    assertThat(first.verdict()).isEqualTo(reason.reference());
    assertThat(first.rule()).isEqualTo(reason.id());
    assertThat(first.evidence()).containsEntry("side", "Witness");
    assertThat(first.selected()).isFalse();
    assertThat(first.unit() + first.scale()).isZero();
  }

  @Test
  void everyRuleHoldsAtItsLastGoodFigure() {
    HeliumScene scene = HeliumScene.valid();
    Stream.of(
            scene.witnessAt(RECEIVED_MS + 4_000),
            scene.heard(Dbm.of(-108), new Hertz(868_000_000)),
            scene.heard(Dbm.of(-108), new Hertz(867_800_000)),
            scene
                .beaconAt(HeliumScene.START_MS + 180_999)
                .witnessAt(HeliumScene.START_MS + 180_999),
            scene.beaconAt(HeliumScene.START_MS).witnessAt(HeliumScene.START_MS),
            scene.history(WITNESS, HeliumScene.seenAt(RECEIVED_MS + 500 - 172_799_999)),
            scene.history(BEACONER, HeliumScene.seenAt(RECEIVED_MS - 172_799_999)))
        .map(HeliumScene::verify)
        .forEach(outcome -> {
          assertThat(outcome.beacon().verdict()).isEqualTo("ok");
          assertThat(outcome.witnesses().getFirst().verdict()).isEqualTo("ok");
        });
  }

  @Test
  void reciprocityEndsAfterExactlyFortyEightHours() {
    HeliumScene scene = HeliumScene.valid();
    assertThat(
            scene
                .history(WITNESS, HeliumScene.seenAt(RECEIVED_MS + 500 - 172_800_000))
                .verify()
                .witnesses()
                .getFirst()
                .verdict())
        .isEqualTo("GatewayNoValidBeacons");
    assertThat(
            scene
                .history(BEACONER, HeliumScene.seenAt(RECEIVED_MS - 172_800_000))
                .verify()
                .beacon()
                .verdict())
        .isEqualTo("GatewayNoValidWitnesses");
  }

  @Test
  void anEarlyReportEvenABadOneShortensTheTimeOfTheOthers() {
    HeliumScene scene = HeliumScene.valid().witnessAt(RECEIVED_MS + 1_000);
    HeliumWitness good = scene.inputs().witnesses().getFirst();
    HeliumWitness unknown = HeliumScene.witness("unknown", RECEIVED_MS - 501);
    HeliumOutcome outcome = scene.witnesses(List.of(good, unknown)).verify();
    assertThat(outcome.witnesses())
        .extracting(HeliumVerdict::verdict)
        .containsExactly("TooLate", "GatewayNotFound");
    assertThat(outcome.witnesses().getFirst().evidence())
        .containsEntry("lag_ms", "1501")
        .containsEntry("limit_ms", "1500");
  }

  @Test
  void theEarliestOfTwoReportsCountsWhateverItsVerdict() {
    HeliumWitness bad = new HeliumWitness(WITNESS, RECEIVED_MS, "00", Dbm.of(-108), new Hertz(1));
    HeliumWitness good = HeliumScene.witness(WITNESS, RECEIVED_MS + 1);
    assertThat(HeliumScene.valid().witnesses(List.of(good, bad)).verify().witnesses())
        .extracting(HeliumVerdict::verdict)
        .containsExactly("Duplicate", "InvalidPacket");
  }

  @Test
  void aCellThatIsNoneIsBelowTheLeastDistance() {
    HeliumScene nowhere =
        HeliumScene.valid()
            .place(
                WITNESS,
                place -> new HeliumHotspot.Place(Optional.empty(), place.gain(), place.region()));
    assertThat(nowhere.verify().witnesses().getFirst().verdict()).isEqualTo("BelowMinDistance");
  }

  @Test
  void aWitnessWhereH3HasNoCommonGridIsBelowTheLeastDistance() {
    Cell pole = Cell.ofLatLng(90, 0, 12);
    assertThat(HeliumScene.valid().at(WITNESS, pole).verify().witnesses().getFirst().verdict())
        .isEqualTo("BelowMinDistance");
  }

  @Test
  void aBeaconIsRememberedWhateverItsVerdictAndAWitnessOnlyWhenItPasses() {
    HeliumOutcome denied = HeliumGiven.beaconBut(HeliumReason.DENIED, HeliumScene.valid()).verify();
    HeliumHistory before = HeliumScene.seenAt(RECEIVED_MS - HeliumScene.EIGHT_HOURS_MS);
    assertThat(denied.changes()).containsOnly(Map.entry(BEACONER, before.withBeacon(RECEIVED_MS)));
    HeliumOutcome late =
        HeliumGiven.witnessBut(HeliumReason.TOO_LATE, HeliumScene.valid()).verify();
    assertThat(late.changes())
        .containsOnly(
            Map.entry(BEACONER, before.withBeacon(RECEIVED_MS).withBeaconRecip(RECEIVED_MS)));
  }

  /** The reference counts an unreciprocated beacon for its witnesses, so that both can begin. */
  @Test
  void witnessesOfAnUnreciprocatedBeaconAreRememberedAllTheSame() {
    HeliumOutcome outcome =
        HeliumGiven.beaconBut(HeliumReason.GATEWAY_NO_VALID_WITNESSES, HeliumScene.valid())
            .verify();
    assertThat(outcome.changes().get(WITNESS))
        .isNotNull()
        .extracting(HeliumHistory::lastWitnessMs)
        .isEqualTo(OptionalLong.of(RECEIVED_MS + 500));
  }

  @Test
  void theScaleIsTheBeaconersForAll() {
    HeliumScene scene = HeliumScene.valid();
    SortedMap<String, HeliumHistory> history = new TreeMap<>(scene.inputs().history());
    SortedMap<String, HeliumHotspot> hotspots = new TreeMap<>(scene.inputs().hotspots());
    for (int i = 0; i < 3; i++) {
      hotspots.put(
          "neighbour" + i, HeliumHotspot.at(HeliumScene.MALTA, new Decibels(12), Region.EU868));
      history.put(
          "neighbour" + i, HeliumScene.seenAt(RECEIVED_MS - 216_000_000 - (i == 2 ? 1 : 0)));
    }
    HeliumOutcome outcome =
        scene.registry(hotspots).remembered(history, HeliumParameters.HELIUM).verify();
    assertThat(outcome.beacon().scale()).isEqualTo(3_333);
    assertThat(outcome.beacon().evidence().get("levels")).startsWith("10:1/3 9:1/1 ");
    assertThat(outcome.witnesses().getFirst().scale()).isEqualTo(3_333);
  }
}

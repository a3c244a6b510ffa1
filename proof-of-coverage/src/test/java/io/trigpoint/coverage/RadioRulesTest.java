package io.trigpoint.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.coverage.Scene.BeaconDraft;
import io.trigpoint.coverage.Scene.WitnessDraft;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.RadioDetail;
import io.trigpoint.report.ReportId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Radio figures at and beyond what antennas, the air and receivers do. */
class RadioRulesTest {
  /** With the probe on, the payload decides which power is too much. */
  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void aProbedBeaconMustUseThePowerThatItsPayloadSelects(long seed) {
    String local = HexFormat.of().toHexDigits(seed).repeat(2);
    Given.Case asked = Given.probedBeaconBut(b -> b.local = local);
    assertThat(asked.rule()).isEqualTo("coverage.unheard");
    Given.Case louder =
        Given.probedBeaconBut(b -> {
          b.local = local;
          b.excess = 10;
        });
    assertThat(louder.rule()).isEqualTo("coverage.wrong-power");
  }

  /** A mast or a hill lengthens the way over the Earth; the great circle alone does not decide. */
  @Test
  void aTallerAntennaReachesBeyondTheHorizonOfAShortOne() {
    assertThat(ruleBeyond(100)).isEqualTo("coverage.beyond-horizon");
    assertThat(ruleBeyond(-5_000)).isEqualTo("coverage.beyond-horizon");
    assertThat(ruleBeyond(600)).isEqualTo("coverage.scored");
  }

  /** Software without a radio invents figures: each of them is impossible in its own way. */
  @Test
  void inventedReceptionsAreRefused() {
    assertThat(ruleOf(-40, 12)).isEqualTo("coverage.too-loud");
    assertThat(ruleOf(-90, -15)).isEqualTo("coverage.snr-inconsistent");
    assertThat(ruleOf(-135, 10)).isEqualTo("coverage.snr-inconsistent");
    assertThat(ruleOf(-100, 30)).isEqualTo("coverage.snr-out-of-range");
    assertThat(ruleOf(-120, -24)).isEqualTo("coverage.snr-out-of-range");
  }

  /** Channel strength, signal strength, saturated receivers and a noisy city are all honest. */
  @Test
  void honestReceptionsOfAllForwardersAreAccepted() {
    assertThat(ruleOf(-116, -8)).isEqualTo("coverage.scored");
    assertThat(ruleOf(-131, -14)).isEqualTo("coverage.scored");
    assertThat(ruleOf(-84, 11)).isEqualTo("coverage.scored");
    assertThat(ruleOf(-104, -6)).isEqualTo("coverage.scored");
  }

  @Test
  void aReportedSignalStrengthDecidesAboutLoudness() {
    Given.Case loud =
        Given.validWitnessBut(
            w -> w.draft.detail = new RadioDetail(Optional.of(Dbm.of(-60)), OptionalInt.empty()));
    assertThat(loud.rule()).isEqualTo("coverage.too-loud");
  }

  /** Claiming a larger antenna than gateways have does not make a forged strength believable. */
  @Test
  void aListenersGainCountsOnlyAsFarAsAntennasGo() {
    assertThat(loudestWith(600)).isEqualTo(loudestWith(150));
    assertThat(loudestWith(150)).isGreaterThan(loudestWith(140));
  }

  /** A signal louder than its channel, or over a noise that no place has, was made up. */
  @Test
  void aReportedSignalStrengthMustFitTheChannelAndTheRatio() {
    assertThat(ruleOfSignal(-112)).isEqualTo("coverage.scored");
    assertThat(ruleOfSignal(-104)).isEqualTo("coverage.scored");
    assertThat(ruleOfSignal(-101.9)).isEqualTo("coverage.snr-inconsistent");
    assertThat(ruleOfSignal(-118.1)).isEqualTo("coverage.snr-inconsistent");
  }

  private static String ruleOf(double rssi, double snr) {
    Given.Case heard =
        Given.validWitnessBut(w -> {
          w.draft.rssi = Dbm.of(rssi);
          w.draft.snr = Decibels.of(snr);
        });
    return heard.rule();
  }

  private static String ruleOfSignal(double signal) {
    Given.Case heard =
        Given.validWitnessBut(w ->
            w.draft.detail = new RadioDetail(Optional.of(Dbm.of(signal)), OptionalInt.empty()));
    return heard.rule();
  }

  /** The limit, dBm, that a reception over three kilometres is refused by. */
  private static int loudestWith(int gainTenths) {
    Scene scene = new Scene();
    BeaconDraft beacon = scene.beaconOf(scene.hotspot(51.05, 3.72));
    Cell near = Cell.ofLatLng(51.08, 3.72, 12);
    WitnessDraft witness =
        scene.witnessOf(
            scene.hotspotAt(new AssertedLocation(near, new Decibels(gainTenths), 100)), beacon);
    witness.rssi = Dbm.of(-20);
    scene.send(beacon);
    ReportId heard = scene.file(witness);
    Given.Case loud = new Given.Case(scene.inputs(), heard);
    return Integer.parseInt(loud.verdict().evidence().getOrDefault("limit_dbm", "0"));
  }

  /** A faint reception over 98 km by an antenna at a height, the beaconer's being 10 m. */
  private static String ruleBeyond(int elevationDecimetres) {
    Scene scene = new Scene();
    BeaconDraft beacon = scene.beaconOf(scene.hotspot(51.05, 3.72));
    Cell far = Cell.ofLatLng(51.93, 3.72, 12);
    DeviceId listener =
        scene.hotspotAt(new AssertedLocation(far, new Decibels(23), elevationDecimetres));
    WitnessDraft witness = scene.witnessOf(listener, beacon);
    witness.rssi = Dbm.of(-116);
    witness.snr = Decibels.of(-8);
    scene.send(beacon);
    ReportId heard = scene.file(witness);
    return new Given.Case(scene.inputs(), heard).rule();
  }
}

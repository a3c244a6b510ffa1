package io.trigpoint.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.coverage.Scene.BeaconDraft;
import io.trigpoint.report.Beacon;
import io.trigpoint.report.ReceivedReport;
import io.trigpoint.report.Report;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.ReportVerdict;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every round, shown on seeded networks. */
class CoveragePropertiesTest {
  private static final double DEGREES = 0.15;

  /** Nothing that honest hotspots do is refused, except to neighbours that stand too close. */
  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void honestReceptionsAreNeverRefusedForWhatTheAirDid(long seed) {
    HonestNetwork network = HonestNetwork.of(seed, 40, DEGREES);
    assertThat(network.scene.witnesses).hasSizeGreaterThan(100);
    assertThat(CoverageRound.judge(network.inputs()).verdicts())
        .extracting(ReportVerdict::rule)
        .isSubsetOf(
            "coverage.scored", "coverage.not-selected", "coverage.unheard", "coverage.too-close");
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void neitherTheOrderOfReportsNorLaterCopiesChangeAnything(long seed) {
    Random random = new Random(seed);
    Scene scene = HonestNetwork.of(seed, 30, DEGREES).scene;
    CoverageOutcome outcome = CoverageRound.judge(scene.inputs());
    copies(scene.beacons, random);
    copies(scene.witnesses, random);
    assertThat(CoverageRound.judge(scene.inputs())).isEqualTo(outcome);
  }

  /** The newcomer may crowd the place, which costs scale, but never units. */
  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void oneMoreHonestWitnessNeverLowersTheBeaconersUnit(long seed) {
    Random random = new Random(seed);
    HonestNetwork network = HonestNetwork.of(seed, 4 + random.nextInt(30), DEGREES);
    BeaconDraft beacon = network.beacons.get(random.nextInt(network.beacons.size()));
    int before = network.scene.witnesses.size();
    BigDecimal unit = unit(network, beacon);
    network.addWitnessOf(beacon, DEGREES);
    assertThat(network.scene.witnesses).hasSize(before + 1);
    assertThat(unit(network, beacon)).isGreaterThanOrEqualTo(unit);
  }

  /** What a hotspot earns as a witness it does not take from the beaconers that it heard. */
  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void leavingAReportOutNeverRaisesAnyBeaconersUnit(long seed) {
    Random random = new Random(seed);
    HonestNetwork network = HonestNetwork.of(seed, 20, DEGREES);
    List<BigDecimal> all = network.beacons.stream().map(b -> unit(network, b)).toList();
    var _ = network.scene.witnesses.remove(random.nextInt(network.scene.witnesses.size()));
    for (int i = 0; i < all.size(); i++) {
      assertThat(unit(network, network.beacons.get(i))).isLessThanOrEqualTo(all.get(i));
    }
  }

  /** The bound that spares a question to the grid is one: it never promises too many steps. */
  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#hundred")
  void aGreatCircleNeverTakesFewerGridStepsThanItsBound(long seed) {
    for (CellPair pair : CellPair.near(new Random(seed))) {
      double metres = Distance.between(pair.a(), pair.b()).metres();
      Distance.cells(pair.a(), pair.b())
          .ifPresent(cells ->
              assertThat(Distance.fewestCells(metres)).as("%s", pair).isLessThanOrEqualTo(cells));
    }
  }

  private static BigDecimal unit(HonestNetwork network, BeaconDraft beacon) {
    ReportId id =
        network.scene.beacons.stream()
            .filter(sent -> sent.report().header().device().equals(beacon.device))
            .map(ReceivedReport<Beacon>::id)
            .findFirst()
            .orElseThrow();
    return CoverageRound.judge(network.inputs()).verdicts().stream()
        .filter(verdict -> verdict.report().equals(id))
        .map(verdict -> new BigDecimal(verdict.evidence().getOrDefault("unit", "0")))
        .findFirst()
        .orElseThrow();
  }

  private static <R extends Report> void copies(List<ReceivedReport<R>> reports, Random random) {
    for (ReceivedReport<R> report : List.copyOf(reports)) {
      long later = report.receivedMs() + random.nextInt(100_000);
      reports.add(new ReceivedReport<>(report.id(), later, report.report()));
    }
    Collections.shuffle(reports, random);
  }
}

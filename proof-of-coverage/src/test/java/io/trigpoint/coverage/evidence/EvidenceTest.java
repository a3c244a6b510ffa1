package io.trigpoint.coverage.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.coverage.evidence.Ether.Print;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for all signals together. */
class EvidenceTest {

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void theOrderOfReceptionsAndDuplicatesChangeNothing(long seed) {
    Random random = new Random(seed);
    Ether ether = crowd(random);
    EvidenceFindings findings = ether.findings();
    List<Reception> again = new ArrayList<>(ether.receptions);
    ether.receptions.addAll(again);
    Collections.shuffle(ether.receptions, random);
    assertThat(ether.findings()).isEqualTo(findings);
  }

  @Test
  void anEmptyWindowShowsNothing() {
    EvidenceFindings findings =
        Evidence.of(
            new EvidenceWindow(0, List.of(), new TreeMap<>()), EvidenceParameters.TRIGPOINT);
    assertThat(findings.signals()).isEmpty();
    assertThat(findings.denials().edges()).isEmpty();
  }

  @Test
  void receptionsOfUnknownDevicesAreNotJudgedByPlace() {
    Ether ether = crowd(new Random(1));
    ether.devices.clear();
    assertThat(ether.verdicts(SignalKind.TOO_STRONG)).containsOnly(Verdict.NOT_JUDGED);
    assertThat(ether.verdicts(SignalKind.BEYOND_HORIZON)).containsOnly(Verdict.NOT_JUDGED);
  }

  @Test
  void findingsExpireAfterTheLifetime() {
    Ether ether = new Ether();
    DeviceId a = ether.hotspot(51.05, 3.72);
    DeviceId b = ether.hotspot(51.08, 3.72);
    Print loud = new Print();
    loud.rssi = -40;
    for (int i = 0; i < 5; i++) {
      ether.hear(a, i, i * Ether.HOUR, b, loud);
    }
    assertThat(ether.findings().denials().edges().values())
        .allSatisfy(denial -> {
          assertThat(denial.signals()).contains("evidence.too-strong/1");
          assertThat(denial.untilMs())
              .isEqualTo(ether.window().endMs() + EvidenceParameters.TRIGPOINT.lifetimeMs());
        })
        .hasSize(1);
  }

  @Test
  void everyFigureOfTheParametersIsInTheirCanonicalText() {
    String text = EvidenceParameters.TRIGPOINT.canonical();
    assertThat(text.lines())
        .startsWith("evidence.id=trigpoint", "evidence.firstEpoch=1")
        .contains("evidence.copies.driftPpm=0.002", "evidence.ring.outsiders=10")
        .doesNotHaveDuplicates()
        .noneMatch(line -> line.contains("["));
    assertThat(EvidenceParameters.TRIGPOINT.hash().hex()).hasSize(66);
  }

  private static Ether crowd(Random random) {
    Ether ether = new Ether();
    List<DeviceId> devices = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      devices.add(
          ether.hotspot(51 + random.nextGaussian() / 30, 3.7 + random.nextGaussian() / 30, i % 3));
    }
    for (int packet = 0; packet < 200; packet++) {
      DeviceId from = devices.get(random.nextInt(devices.size()));
      for (DeviceId by : devices) {
        Print print = new Print();
        print.rssi = -60 - random.nextInt(70);
        print.snr = random.nextInt(-20, 12);
        print.tmst = random.nextLong(1L << 32);
        print.lagMs = random.nextInt(3_000);
        ether.hear(from, packet, packet * Ether.HOUR, by, print);
      }
    }
    return ether;
  }
}

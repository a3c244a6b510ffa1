package io.trigpoint.coverage.evidence;

import static io.trigpoint.coverage.evidence.SignalKind.BEYOND_HORIZON;
import static io.trigpoint.coverage.evidence.SignalKind.FLAT_LAG;
import static io.trigpoint.coverage.evidence.SignalKind.LATE_ARRIVAL;
import static io.trigpoint.coverage.evidence.SignalKind.POWER_IGNORED;
import static io.trigpoint.coverage.evidence.SignalKind.SHARED_ANTENNA;
import static io.trigpoint.coverage.evidence.SignalKind.SNR_INCONSISTENT;
import static io.trigpoint.coverage.evidence.SignalKind.TOO_STABLE;
import static io.trigpoint.coverage.evidence.SignalKind.TOO_STRONG;
import static io.trigpoint.coverage.evidence.Verdict.CLEAR;
import static io.trigpoint.coverage.evidence.Verdict.FLAGGED;
import static io.trigpoint.coverage.evidence.Verdict.NOT_JUDGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.Ether.Print;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.SpreadingFactor;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One link, changed in one way each. */
class LinkSignalsTest {
  private static final double THREE_KILOMETRES = 51.077;
  private final Ether ether = new Ether();
  private final Random counters = new Random(7);
  private int reports;
  private final DeviceId a = ether.hotspot(51.05, 3.72);

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void fadingIsHonestAndASteadyCableIsNot(long seed) {
    assertThat(steady(seed, 2, 30)).isEqualTo(CLEAR);
    assertThat(steady(seed, 0.3, 30)).isEqualTo(FLAGGED);
    assertThat(steady(seed, 0.3, 29)).isEqualTo(NOT_JUDGED);
  }

  @Test
  void theStrengthOfBeaconsIsTakenOffBeforeFadingIsMeasured() {
    DeviceId b = ether.hotspot(THREE_KILOMETRES, 3.72);
    hear(
        a,
        b,
        40,
        (print, i) -> {
          print.power = i % 2 == 0 ? 14 : 8;
          print.rssi = -100 + print.power;
          print.snr = 9;
        });
    assertThat(ether.only(TOO_STABLE).figure()).isLessThan(0.2);
  }

  @Test
  void neighboursAreNotFarEnoughToFade() {
    DeviceId b = ether.hotspot(51.057, 3.72);
    hear(a, b, 40, (print, i) -> {});
    assertThat(ether.only(TOO_STABLE).verdict()).isEqualTo(NOT_JUDGED);
  }

  @Test
  void louderThanFreeSpaceIsTooStrong() {
    DeviceId b = ether.hotspot(THREE_KILOMETRES, 3.72);
    hear(
        a,
        b,
        5,
        (print, i) -> {
          print.rssi = -75;
          print.snr = 14;
        });
    Signal loud = ether.only(TOO_STRONG);
    assertThat(loud.verdict()).isEqualTo(FLAGGED);
    assertThat(loud.figure()).isCloseTo(7, within(0.5));
    assertThat(ether.findings().denials().edges()).containsOnlyKeys(Edge.between(a, b));
    assertThat(ether.findings().denials().devices()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-17, 179.98, -17, -179.98", "89.99, 0, 89.98, 180", "-89.98, 90, -89.99, -90"})
  void theWayIsTheShortOneAcrossTheAntimeridianAndThePoles(
      double latitude, double longitude, double otherLatitude, double otherLongitude) {
    DeviceId one = ether.hotspot(latitude, longitude);
    DeviceId other = ether.hotspot(otherLatitude, otherLongitude);
    hear(one, other, 5, (print, i) -> print.rssi = -75);
    assertThat(ether.only(BEYOND_HORIZON).verdict()).isEqualTo(CLEAR);
    assertThat(ether.only(TOO_STRONG).verdict()).isEqualTo(FLAGGED);
    assertThat(ether.only(TOO_STRONG).figure()).isBetween(6.0, 12.0);
  }

  @Test
  void atFreeSpaceIsNotTooStrong() {
    DeviceId b = ether.hotspot(THREE_KILOMETRES, 3.72);
    hear(a, b, 5, (print, i) -> print.rssi = -82);
    assertThat(ether.only(TOO_STRONG).verdict()).isEqualTo(CLEAR);
  }

  @Test
  void antennasSideBySideThatAssertKilometresLoseTheirLink() {
    DeviceId b = ether.hotspot(THREE_KILOMETRES, 3.72);
    hear(a, b, 5, (print, i) -> print.rssi = -28);
    assertThat(ether.only(SHARED_ANTENNA).verdict()).isEqualTo(NOT_JUDGED);
    hear(b, a, 5, (print, i) -> print.rssi = -28);
    assertThat(ether.only(SHARED_ANTENNA).verdict()).isEqualTo(FLAGGED);
    assertThat(ether.findings().denials().edges()).containsOnlyKeys(Edge.between(a, b));
    assertThat(ether.findings().denials().devices()).isEmpty();
    ether.stats.add(
        new ForwarderStat(
            b, Ether.START, Optional.empty(), false, 501, 501, OptionalDouble.empty()));
    assertThat(ether.findings().denials().devices()).containsOnlyKeys(b);
  }

  @Test
  void loudOnceInAWhileIsNoSharedAntenna() {
    DeviceId b = ether.hotspot(THREE_KILOMETRES, 3.72);
    hear(a, b, 10, (print, i) -> print.rssi = -28);
    hear(b, a, 10, (print, i) -> print.rssi = i < 4 ? -28 : -90);
    assertThat(ether.only(SHARED_ANTENNA).verdict()).isEqualTo(CLEAR);
  }

  @Test
  void behindTheHorizonNobodyHears() {
    DeviceId near = ether.hotspot(51.55, 3.72);
    DeviceId far = ether.hotspot(52.05, 3.72);
    hear(a, near, 1, (print, i) -> {});
    assertThat(ether.only(BEYOND_HORIZON).verdict()).isEqualTo(CLEAR);
    hear(a, far, 1, (print, i) -> {});
    assertThat(ether.verdicts(BEYOND_HORIZON)).containsExactlyInAnyOrder(CLEAR, FLAGGED);
  }

  @Test
  void noiseOfNoPlaceIsInconsistent() {
    DeviceId b = ether.hotspot(THREE_KILOMETRES, 3.72);
    hear(
        a,
        b,
        5,
        (print, i) -> {
          print.rssi = -80;
          print.snr = -5;
        });
    assertThat(ether.only(SNR_INCONSISTENT).verdict()).isEqualTo(FLAGGED);
  }

  @Test
  void everyForwardersWayToPrintIsConsistent() {
    DeviceId b = ether.hotspot(THREE_KILOMETRES, 3.72);
    hear(
        a,
        b,
        6,
        (print, i) -> {
          print.rssi = new double[] {-116, -131, -84}[i % 3];
          print.snr = new double[] {-8, -14, 11}[i % 3];
        });
    assertThat(ether.only(SNR_INCONSISTENT).verdict()).isEqualTo(CLEAR);
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void strengthFollowsThePowerOfTheBeacon(long seed) {
    assertThat(probed(seed, 1)).isEqualTo(CLEAR);
    assertThat(probed(seed, 0)).isEqualTo(FLAGGED);
  }

  @Test
  void aRepeatedFrameIsLateByItsTimeOnAir() {
    for (int i = 0; i < 6; i++) {
      DeviceId honest = ether.hotspot(51.05 + 0.02 * i, 3.76);
      hear(a, honest, 5, (print, n) -> print.lagMs = 60);
      hear(honest, a, 5, (print, n) -> print.lagMs = 20);
    }
    DeviceId victim = ether.hotspot(THREE_KILOMETRES, 3.72);
    hear(a, victim, 5, (print, n) -> print.lagMs = 2_600);
    assertThat(ether.verdicts(LATE_ARRIVAL)).containsOnlyOnce(FLAGGED);
    assertThat(ether.findings().denials().edges()).containsKey(Edge.between(a, victim));
    assertThat(ether.findings().denials().devices()).isEmpty();
  }

  @Test
  void aSlowBackhaulIsNotLate() {
    DeviceId satellite = ether.hotspot(THREE_KILOMETRES, 3.72);
    for (int i = 0; i < 6; i++) {
      DeviceId honest = ether.hotspot(51.05 + 0.02 * i, 3.76);
      hear(honest, satellite, 5, (print, n) -> print.lagMs = 640);
      hear(satellite, honest, 5, (print, n) -> print.lagMs = -560);
      hear(honest, a, 5, (print, n) -> print.lagMs = 40);
    }
    assertThat(ether.verdicts(LATE_ARRIVAL)).containsOnly(CLEAR);
  }

  @Test
  void lagsAllOverTheAllowanceAreFlat() {
    DeviceId b = ether.hotspot(THREE_KILOMETRES, 3.72);
    hear(a, b, 20, (print, i) -> print.lagMs = 500L * i);
    assertThat(ether.only(FLAT_LAG).verdict()).isEqualTo(FLAGGED);
  }

  @Test
  void aPeakWithStragglersIsNotFlat() {
    DeviceId b = ether.hotspot(THREE_KILOMETRES, 3.72);
    hear(a, b, 20, (print, i) -> print.lagMs = i == 7 ? 9_000 : 40L + i);
    assertThat(ether.only(FLAT_LAG).verdict()).isEqualTo(CLEAR);
  }

  @Test
  void airtimeIsTheDataSheets() {
    assertThat(DelaySignals.airtimeMs(new SpreadingFactor(12))).isCloseTo(2465.8, within(0.1));
    assertThat(DelaySignals.airtimeMs(new SpreadingFactor(9))).isCloseTo(328.7, within(0.1));
  }

  private void hear(DeviceId from, DeviceId by, int times, ObjIntConsumer<Print> change) {
    for (int i = 0; i < times; i++) {
      Print print = new Print();
      print.rssi = -100 - (i + reports) % 7 - reports % 31;
      print.tmst = counters.nextLong(1L << 32);
      reports++;
      change.accept(print, i);
      ether.hear(from, i, i * Ether.HOUR, by, print);
    }
  }

  private static Verdict steady(long seed, double deviation, int times) {
    Random random = new Random(seed);
    LinkSignalsTest link = new LinkSignalsTest();
    DeviceId b = link.ether.hotspot(THREE_KILOMETRES, 3.72);
    link.hear(
        link.a, b, times, (print, i) -> print.rssi = -100 + deviation * random.nextGaussian());
    return link.ether.only(TOO_STABLE).verdict();
  }

  private static Verdict probed(long seed, double slope) {
    Random random = new Random(seed);
    LinkSignalsTest link = new LinkSignalsTest();
    DeviceId b = link.ether.hotspot(THREE_KILOMETRES, 3.72);
    link.hear(
        link.a,
        b,
        40,
        (print, i) -> {
          print.power = new double[] {16, 8, 2}[i % 3];
          print.rssi = -105 + slope * print.power + 3 * random.nextGaussian();
          print.snr = 9;
        });
    return link.ether.only(POWER_IGNORED).verdict();
  }
}

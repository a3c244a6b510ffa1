package io.trigpoint.coverage.evidence;

import static io.trigpoint.coverage.evidence.SignalKind.CLONED_METADATA;
import static io.trigpoint.coverage.evidence.SignalKind.SAME_RANK;
import static io.trigpoint.coverage.evidence.SignalKind.SHARED_COUNTER;
import static io.trigpoint.coverage.evidence.Verdict.CLEAR;
import static io.trigpoint.coverage.evidence.Verdict.FLAGGED;
import static io.trigpoint.coverage.evidence.Verdict.NOT_JUDGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.Ether.Print;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hashes;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two keys that hear the same packets. */
class CopySignalsTest {
  private static final long WRAP = 1L << 32;
  private static final long STEP = 1_800_000;
  private final Ether ether = new Ether();
  private final DeviceId beaconer = ether.hotspot(51.05, 3.72);
  private final DeviceId one = ether.hotspot(51.08, 3.72);
  private final DeviceId other = ether.hotspot(51.02, 3.72);

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void oneCounterWithAnOffsetIsSharedAcrossItsWrap(long seed) {
    long start = new Random(seed).nextLong(WRAP);
    both(
        60,
        (p, i) -> p.tmst = counter(start, i, 3),
        (p, i) -> {
          p.tmst = counter(5, i, 3);
          p.lagMs = i % 3 == 0 ? 30 : 60;
        });
    Signal shared = ether.only(SHARED_COUNTER);
    assertThat(shared.verdict()).isEqualTo(FLAGGED);
    assertThat(shared.figure()).isCloseTo(0, within(1e-9));
    assertThat(ether.findings().denials().devices()).containsOnlyKeys(other);
  }

  @Test
  void countersThatStandStillAreNotOne() {
    both(60, (p, i) -> p.tmst = 0, (p, i) -> p.tmst = 0);
    assertThat(ether.only(SHARED_COUNTER).verdict()).isEqualTo(NOT_JUDGED);
    assertThat(ether.findings().denials().devices()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void twoCrystalsDrift(long seed) {
    double drift = 0.05 + new Random(seed).nextDouble();
    both(60, (p, i) -> p.tmst = counter(9, i, 3 + drift), (p, i) -> p.tmst = counter(5, i, 3));
    Signal apart = ether.only(SHARED_COUNTER);
    assertThat(apart.verdict()).isEqualTo(CLEAR);
    assertThat(apart.figure()).isCloseTo(drift, within(1e-4));
  }

  @Test
  void twoCrystalsOfOneMeanRateStillWander() {
    both(
        60,
        (p, i) -> p.tmst = counter(9, i, 3) + (long) (800 * StrictMath.sin(i)),
        (p, i) -> p.tmst = counter(5, i, 3));
    assertThat(ether.only(SHARED_COUNTER).verdict()).isEqualTo(CLEAR);
  }

  @Test
  void fourPacketsAreTooFew() {
    both(4, (p, i) -> p.tmst = counter(9, i, 0), (p, i) -> p.tmst = counter(5, i, 0));
    assertThat(ether.only(SHARED_COUNTER).verdict()).isEqualTo(NOT_JUDGED);
  }

  @Test
  void threeEqualPrintsAreACopy() {
    ObjIntConsumer<Print> same =
        (p, i) -> {
          p.rssi = -90 - i;
          p.offsetHz = OptionalInt.of(1_000 + 7 * i);
        };
    both(
        3,
        (p, i) -> {
          same.accept(p, i);
          p.lagMs = i == 0 ? 90 : 45;
        },
        (p, i) -> {
          same.accept(p, i);
          p.lagMs = 50;
        });
    assertThat(ether.only(CLONED_METADATA).verdict()).isEqualTo(FLAGGED);
    assertThat(ether.findings().denials().devices()).containsOnlyKeys(other);
  }

  @Test
  void whereNobodyIsLaterBothKeepAllButTheirLink() {
    ObjIntConsumer<Print> same =
        (p, i) -> {
          p.rssi = -90 - i;
          p.offsetHz = OptionalInt.of(1_000 + 7 * i);
        };
    both(3, same, same);
    assertThat(ether.findings().denials().devices()).isEmpty();
    assertThat(ether.findings().denials().edges()).containsOnlyKeys(Edge.between(one, other));
  }

  @Test
  void ofVeryManyWitnessesThoseAreComparedThatNobodyCouldChoose() {
    for (int key = 0; key < 80; key++) {
      DeviceId witness = ether.hotspot(51.1, 3.6 + key / 500.0);
      for (int i = 0; i < 3; i++) {
        Print print = new Print();
        print.rssi = -90 - i;
        print.offsetHz = OptionalInt.of(7 * i);
        ether.hear(beaconer, i, i * STEP, witness, print);
      }
    }
    assertThat(ether.verdicts(CLONED_METADATA)).hasSize(64 * 63 / 2);
    EvidenceWindow window = ether.window();
    EvidenceWindow redrawn =
        new EvidenceWindow(
            window.endMs(),
            Hashes.sha256(new byte[] {1}),
            window.receptions(),
            window.devices(),
            window.stats(),
            window.readings());
    assertThat(Evidence.of(redrawn, EvidenceParameters.TRIGPOINT).denials().edges().keySet())
        .isNotEqualTo(ether.findings().denials().edges().keySet());
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void neighboursThatPrintTheSameNowAndThenAreHonest(long seed) {
    Random random = new Random(seed);
    ObjIntConsumer<Print> alike =
        (p, i) -> {
          p.rssi = -90 + random.nextInt(4);
          p.snr = 9.5;
          p.offsetHz = OptionalInt.of(random.nextInt(100));
        };
    both(56, alike, alike);
    assertThat(ether.only(CLONED_METADATA).verdict()).isEqualTo(CLEAR);
  }

  @Test
  void withoutOffsetsNearlyAllPacketsMustBeEqual() {
    ObjIntConsumer<Print> same = (p, i) -> p.rssi = -90 - i;
    both(10, same, (p, i) -> p.rssi = i < 5 ? -90 - i : -70);
    assertThat(ether.only(CLONED_METADATA).verdict()).isEqualTo(CLEAR);
  }

  @Test
  void saturatedRatiosSayNothing() {
    both(10, (p, i) -> p.snr = 12, (p, i) -> p.snr = 12);
    assertThat(ether.only(CLONED_METADATA).verdict()).isEqualTo(NOT_JUDGED);
  }

  @Test
  void reportsOfOneProcessArriveTogetherWhichAloneDeniesNothing() {
    Random random = new Random(1);
    both(
        30,
        (p, i) -> {
          p.rssi = -90 - i;
          p.tmst = random.nextLong(WRAP);
          p.lagMs = 40 + 17L * i;
        },
        (p, i) -> {
          p.tmst = random.nextLong(WRAP);
          p.lagMs = 41 + 17L * i;
        });
    assertThat(ether.only(SAME_RANK).verdict()).isEqualTo(FLAGGED);
    assertThat(ether.findings().denials().devices()).isEmpty();
  }

  private void both(int packets, ObjIntConsumer<Print> first, ObjIntConsumer<Print> second) {
    for (int i = 0; i < packets; i++) {
      Print a = new Print();
      Print b = new Print();
      first.accept(a, i);
      second.accept(b, i);
      ether.hear(beaconer, i, i * STEP, one, a);
      ether.hear(beaconer, i, i * STEP, other, b);
    }
  }

  private static long counter(long start, int step, double ppm) {
    long micros = step * STEP * 1_000;
    return StrictMath.floorMod(start + micros + (long) (micros * ppm / 1e6), WRAP);
  }
}

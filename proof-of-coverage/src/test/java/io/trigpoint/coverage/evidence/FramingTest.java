package io.trigpoint.coverage.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.coverage.Distance;
import io.trigpoint.coverage.Edge;
import io.trigpoint.coverage.evidence.Ether.Print;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keys that cost nothing, and sometimes one transmitter, turned against an honest town: what a
 * device did not print itself costs it only the edge to whoever printed it.
 */
class FramingTest {
  private static final long SEED = 3;
  private final Town town = new Town(SEED);
  private final DeviceId victim = town.hotspots.getFirst();
  private final DeviceId neighbour = town.hotspots.get(1);

  @ParameterizedTest
  @ValueSource(ints = {32, 300})
  void keysThatHearEachOtherEarlyMakeNobodyLate(int count) {
    honestLife();
    List<DeviceId> keys = keys(count);
    for (int i = 0; i < count; i++) {
      for (int n = 1; n <= 12; n++) {
        tell(keys.get(i), keys.get((i + n) % count), 6, print -> print.lagMs = -1_900);
      }
      tell(victim, keys.get(i), 20, print -> print.lagMs = 0);
      tell(keys.get(i), victim, 6, print -> print.lagMs = 3_000);
    }
    assertThat(town.honestLosses()).isEmpty();
  }

  @Test
  void aRepeatedFrameIsLateAmongKeysThatHearEachOtherEarly() {
    honestLife();
    DeviceId far = town.ether.hotspot(51.9, 3.7);
    DeviceId ear = town.ether.hotspot(51.9, 3.72);
    List<DeviceId> keys = keys(32);
    for (int i = 0; i < keys.size(); i++) {
      tell(keys.get(i), keys.get((i + 1) % keys.size()), 6, print -> print.lagMs = -1_900);
    }
    tell(far, ear, 10, print -> print.lagMs = 60);
    tell(ear, far, 10, print -> print.lagMs = 30);
    tell(ear, town.hotspots.getLast(), 10, print -> print.lagMs = 50);
    tell(victim, far, 10, print -> print.lagMs = 2_640);
    assertThat(flagged(SignalKind.LATE_ARRIVAL)).containsExactly(Edge.between(victim, far));
  }

  @Test
  void impossibleFiguresCountAgainstWhoeverPrintsThem() {
    honestLife();
    List<DeviceId> keys = keys(9);
    for (DeviceId key : keys) {
      for (DeviceId heard : town.hotspots.subList(0, 12)) {
        tell(heard, key, 6, FramingTest::impossible);
      }
    }
    assertThat(town.honestLosses()).isEmpty();
    assertThat(flagged(SignalKind.SNR_INCONSISTENT))
        .contains(Edge.between(victim, keys.getFirst()));
    assertThat(town.flagged(SignalKind.MOSTLY_REFUTED))
        .extracting(Signal::subject)
        .containsExactlyInAnyOrderElementsOf(keys.stream().map(Measure::of).toList());
  }

  @Test
  void keysOfOneTransmitterThatClaimToStandFarAwayRefuteNoEar() {
    honestLife();
    for (int i = 0; i < 40; i++) {
      DeviceId key = town.ether.hotspot(50.6, 2.9 + i / 100.0);
      tell(key, victim, 8, print -> print.rssi = -60);
      tell(victim, key, 8, print -> print.rssi = -60);
    }
    assertThat(town.honestLosses()).isEmpty();
    assertThat(flagged(SignalKind.TOO_STRONG)).hasSize(40);
  }

  @Test
  void keysPlacedJustUnderTheLimitTuneNoEar() {
    honestLife();
    for (int i = 0; i < 60; i++) {
      DeviceId key = town.ether.hotspot(51.2, 3.2 + i / 50.0);
      double metres = metres(victim, key);
      double limit = 14 + 4.6 - 31.22 - 20 * StrictMath.log10(metres);
      tell(key, victim, 8, print -> print.rssi = limit + 1);
    }
    assertThat(town.flagged(SignalKind.TUNED_TO_LIMIT)).isNotEmpty();
    assertThat(town.honestLosses()).isEmpty();
  }

  @Test
  void inventedEarsFindNobodyAtOnePlace() {
    honestLife();
    for (DeviceId key : keys(30)) {
      tell(victim, key, Town.BEACONS, print -> print.rssi = -104);
      tell(neighbour, key, Town.BEACONS, print -> print.rssi = -100);
    }
    assertThat(flagged(SignalKind.SAME_PLACE)).isEmpty();
    assertThat(town.honestLosses()).isEmpty();
  }

  @Test
  void inventedEarsMoveNoOffset() {
    honestLife();
    for (DeviceId key : keys(40)) {
      tell(victim, key, Town.BEACONS, print -> print.rssi = -120);
      tell(key, victim, Town.BEACONS, print -> print.rssi = -95);
    }
    assertThat(flagged(SignalKind.ASYMMETRIC)).hasSize(40);
    assertThat(town.honestLosses()).isEmpty();
  }

  @Test
  void inventedEarsTakeNoLawAway() {
    honestLife();
    for (DeviceId key : keys(40)) {
      for (DeviceId heard : town.hotspots.subList(0, 6)) {
        tell(heard, key, 8, print -> print.rssi = -60 - 60 * town.random.nextDouble());
      }
    }
    assertThat(town.flagged(SignalKind.NO_DISTANCE_LAW))
        .extracting(Signal::subject)
        .doesNotContainAnyElementsOf(town.hotspots.stream().map(Measure::of).toList());
    assertThat(town.honestLosses()).isEmpty();
  }

  @Test
  void keysAroundAVillageMakeItNoRing() {
    Town village = new Town(SEED);
    List<DeviceId> few = village.hotspots.subList(0, 8);
    village.live(
        edge -> few.contains(edge.low()) && few.contains(edge.high()),
        (from, by, honest) -> StrictMath.max(honest, -120));
    List<DeviceId> keys = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      keys.add(
          village.ether.hotspot(
              51 + village.random.nextGaussian() / 60, 3.7 + village.random.nextGaussian() / 40));
    }
    for (DeviceId from : keys) {
      for (DeviceId by : keys) {
        if (!from.equals(by)) {
          for (int beacon = 0; beacon < 6; beacon++) {
            Print print = new Print();
            print.tmst = village.random.nextLong(1L << 32);
            print.rssi = -90 - 30 * village.random.nextDouble();
            village.ether.hear(from, beacon, beacon * Ether.HOUR, by, print);
          }
        }
      }
    }
    assertThat(village.flagged(SignalKind.CLOSED_RING)).isEmpty();
    assertThat(village.honestLosses()).isEmpty();
  }

  @Test
  void aStrongTransmitterBesideAHotspotCostsItOneLink() {
    honestLife();
    DeviceId loud = town.ether.hotspot(51.3, 3.7);
    tell(loud, victim, 20, print -> print.rssi = -28);
    tell(victim, loud, 20, print -> print.rssi = -28);
    assertThat(flagged(SignalKind.SHARED_ANTENNA)).containsExactly(Edge.between(victim, loud));
    assertThat(town.honestLosses()).isEmpty();
  }

  @Test
  void whoOnlyListensKeepsItsStrongLinks() {
    town.live(edge -> true, (from, by, honest) -> from.equals(victim) ? -200 : honest);
    for (DeviceId key : keys(10)) {
      tell(victim, key, 20, print -> {});
    }
    assertThat(town.honestLosses()).isEmpty();
  }

  private void honestLife() {
    town.live(edge -> true, (from, by, honest) -> honest);
  }

  private List<DeviceId> keys(int count) {
    List<DeviceId> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(
          town.ether.hotspot(
              51 + town.random.nextGaussian() / 40, 3.7 + town.random.nextGaussian() / 25));
    }
    return keys;
  }

  private interface Change {
    void apply(Print print);
  }

  /** The first beacons of a device, as somebody tells them. */
  private void tell(DeviceId from, DeviceId by, int beacons, Change change) {
    for (int beacon = 0; beacon < beacons; beacon++) {
      Print print = new Print();
      print.tmst = town.random.nextLong(1L << 32);
      print.rssi = -90 - 25 * town.random.nextDouble();
      change.apply(print);
      int order = StrictMath.max(0, town.hotspots.indexOf(from));
      town.ether.hear(from, beacon, beacon * 8L * Ether.HOUR + order * 60_000L, by, print);
    }
  }

  private static void impossible(Print print) {
    print.rssi = -80;
    print.snr = -5;
  }

  private double metres(DeviceId a, DeviceId b) {
    return Distance.metres(cell(a), cell(b));
  }

  private Cell cell(DeviceId device) {
    return Town.of(town.ether.devices, device).location().orElseThrow().cell();
  }

  private List<Edge> flagged(SignalKind kind) {
    return town.flagged(kind).stream()
        .map(Signal::subject)
        .filter(Subject.OfEdge.class::isInstance)
        .map(subject -> ((Subject.OfEdge) subject).edge())
        .distinct()
        .toList();
  }
}

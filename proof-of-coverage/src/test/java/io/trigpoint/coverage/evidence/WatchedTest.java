package io.trigpoint.coverage.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.coverage.Denials;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.RegisteredDevice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Twelve towns of three, each in a region of its own; every beacon is heard by the other two. */
class WatchedTest {
  private static final int TOWNS = 12;
  private static final int BEACONS = 10;
  private static final int TOWN = 3 * BEACONS * 2;
  private static final long DAY = 24 * Ether.HOUR;
  private static final Watch DRAWN = Watch.ALL.at(Hashes.sha256(new byte[] {7}), Ether.START, DAY);

  private final Ether ether = new Ether();

  WatchedTest() {
    for (int town = 0; town < TOWNS; town++) {
      List<DeviceId> members = new ArrayList<>();
      for (int member = 0; member < 3; member++) {
        members.add(ether.hotspot(10 + 4 * town, 5 + 0.003 * member));
      }
      for (int i = 0; i < 3 * BEACONS; i++) {
        DeviceId sender = members.get(i % 3);
        for (DeviceId listener : members) {
          if (!listener.equals(sender)) {
            ether.hear(sender, i, 60_000L * i, listener, new Ether.Print());
          }
        }
      }
    }
  }

  @Test
  void aSmallNetworkIsWatchedAsItIs() {
    Watched all = watched(DRAWN, TOWNS * TOWN);
    assertThat(all.receptions()).isSameAs(ether.receptions);
    assertThat(all.watch()).isEqualTo(DRAWN);
  }

  @Test
  void wholeRegionsAreWatchedByRank() {
    Watched some = watched(DRAWN, 4 * TOWN - 1);
    List<Long> byRank =
        ether.devices.keySet().stream()
            .map(this::rank)
            .distinct()
            .sorted(Long::compareUnsigned)
            .toList();
    Map<Long, Long> kept =
        some.receptions().stream()
            .collect(Collectors.groupingBy(r -> rank(r.beaconer()), Collectors.counting()));
    assertThat(byRank).hasSize(TOWNS);
    assertThat(kept)
        .isEqualTo(
            Map.of(
                byRank.get(0), (long) TOWN,
                byRank.get(1), (long) TOWN,
                byRank.get(2), (long) TOWN));
    assertThat(some.watch().last()).isEqualTo(byRank.get(2));
    assertThat(some.highest()).isEmpty();
  }

  @Test
  void ofARegionThatIsTooMuchAloneWholeBeaconsAreWatched() {
    Watched some = watched(DRAWN, TOWN / 2 + 1);
    assertThat(some.receptions()).hasSize(TOWN / 2);
    assertThat(count(some.receptions(), Reception::payload)).containsOnly(2L);
    assertThat(some.among(ether.receptions, ether.devices))
        .containsExactlyInAnyOrderElementsOf(some.receptions());
    assertThat(watched(DRAWN, 1).receptions()).isEmpty();
  }

  @Test
  void boundingInPartsComesToTheSame() {
    for (int most : List.of(TOWN / 2 + 1, 2 * TOWN + 3, 7 * TOWN)) {
      Watched inParts = Watched.nothing(DRAWN);
      for (Reception next : ether.receptions) {
        List<Reception> more = new ArrayList<>(inParts.receptions());
        more.addAll(inParts.among(List.of(next), ether.devices));
        if (more.size() > most + 20) {
          inParts = Watched.of(inParts.watch(), more, ether.devices, most);
        } else {
          inParts = new Watched(inParts.watch(), more, inParts.highest());
        }
      }
      Watched last = Watched.of(inParts.watch(), inParts.receptions(), ether.devices, most);
      Watched atOnce = watched(DRAWN, most);
      assertThat(last.receptions()).containsExactlyInAnyOrderElementsOf(atOnce.receptions());
      assertThat(last.watch()).isEqualTo(atOnce.watch());
    }
  }

  @Test
  void whoIsWatchedDoesNotDependOnTheOrderOfReceptions() {
    int most = 5 * TOWN + 7;
    List<Reception> shuffled = new ArrayList<>(ether.receptions);
    Collections.shuffle(shuffled, new Random(3));
    assertThat(Watched.of(DRAWN, shuffled, ether.devices, most)).isEqualTo(watched(DRAWN, most));
  }

  @Test
  void whatIsHeardFromOutsideIsNotWatched() {
    DeviceId inside = ether.devices.firstKey();
    DeviceId outside =
        ether.devices.keySet().stream()
            .filter(id -> Long.compareUnsigned(rank(id), rank(inside)) > 0)
            .findFirst()
            .orElseThrow();
    ether.hear(inside, 999, 0, outside, new Ether.Print());
    Watch narrow = DRAWN.upTo(rank(inside));
    assertThat(watched(narrow, Integer.MAX_VALUE).receptions())
        .isNotEmpty()
        .noneMatch(reception -> reception.witness().equals(outside));
  }

  @Test
  void theWatchIsDrawnAnewAfterAWindow() {
    Hash32 other = Hashes.sha256(new byte[] {8});
    Watch narrow = DRAWN.upTo(5);
    assertThat(narrow.at(other, Ether.START + DAY - 1, DAY)).isEqualTo(narrow);
    assertThat(narrow.at(other, Ether.START + DAY, DAY))
        .isEqualTo(new Watch(other, Ether.START + DAY, Watch.ALL.last()));
  }

  @Test
  void ofTenTimesTooManyReportsATenthOfTheRanksIsWatched() {
    assertThat(DRAWN.sharing(1_000_000, 1_000_000)).isEqualTo(DRAWN);
    double share = DRAWN.sharing(10_000_000, 1_000_000).last() / StrictMath.pow(2, 64);
    assertThat(share).isBetween(0.0999, 0.1);
  }

  @Test
  void aRoundCarriesTheWatchThatItsWindowLeft() {
    EvidenceStep.Heard heard =
        new EvidenceStep.Heard(
            ether.receptions, ether.devices, Hash32.ZERO, Ether.START + 14 * DAY);
    Watch narrow = DRAWN.upTo(DRAWN.sharing(4, 1).last());
    EvidenceStep step =
        EvidenceStep.of(
            CarriedEvidence.NONE.window(ether.devices),
            heard,
            Denials.NONE,
            narrow,
            EvidenceParameters.TRIGPOINT);
    assertThat(CarriedEvidence.NONE.after(step).watch()).isEqualTo(narrow);
    assertThat(step.window().receptions())
        .isNotEmpty()
        .hasSizeLessThan(ether.receptions.size())
        .allMatch(reception -> narrow.sees(rank(reception.beaconer())));
  }

  private Watched watched(Watch watch, int most) {
    return Watched.of(watch, ether.receptions, ether.devices, most);
  }

  private long rank(DeviceId id) {
    return DRAWN.rank(
        Optional.ofNullable(ether.devices.get(id))
            .flatMap(RegisteredDevice::location)
            .map(AssertedLocation::cell)
            .orElseThrow());
  }

  private static List<Long> count(
      List<Reception> receptions, Function<Reception, BeaconPayload> by) {
    return List.copyOf(
        receptions.stream().collect(Collectors.groupingBy(by, Collectors.counting())).values());
  }
}

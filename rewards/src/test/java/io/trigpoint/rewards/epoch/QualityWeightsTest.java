package io.trigpoint.rewards.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QualityWeightsTest {
  private static final QualityWeights WEIGHTS = new QualityWeights(7, 2, 250_000, 10);
  private static final Cell GHENT = Cell.ofLatLng(51.05, 3.72, 9);
  private static final Cell BRUGES = Cell.ofLatLng(51.21, 3.22, 9);

  @Test
  void theBestOfACellCountInFullAndEachFurtherGroupHalf() {
    List<StationStanding> stations = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      stations.add(new StationStanding(device(i), GHENT, 1_000_000 - 100_000 * i, 1, 10));
    }
    assertThat(points(stations).values())
        .containsExactly(1_000_000L, 900_000L, 400_000L, 350_000L, 150_000L);
  }

  @Test
  void ofEqualScoresTheSeniorComesFirst() {
    assertThat(
            points(
                List.of(
                    new StationStanding(device(1), GHENT, 800_000, 30, 10),
                    new StationStanding(device(2), GHENT, 800_000, 10, 10),
                    new StationStanding(device(3), GHENT, 800_000, 20, 10))))
        .containsExactly(
            Map.entry(device(1), 400_000L),
            Map.entry(device(2), 800_000L),
            Map.entry(device(3), 800_000L));
  }

  @Test
  void aCrowdInAnotherCellCostsNothing() {
    List<StationStanding> stations = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      stations.add(new StationStanding(device(i), BRUGES, 1_000_000, 1, 0));
    }
    stations.add(new StationStanding(device(99), GHENT, 500_000, 9, 10));
    assertThat(points(stations)).containsEntry(device(99), 500_000L);
  }

  @Test
  void presenceThatNobodyUsesCountsAQuarter() {
    assertThat(points(List.of(new StationStanding(device(1), GHENT, 1_000_000, 1, 0))))
        .containsEntry(device(1), 250_000L);
    assertThat(points(List.of(new StationStanding(device(1), GHENT, 1_000_000, 1, 5))))
        .containsEntry(device(1), 625_000L);
    assertThat(points(List.of(new StationStanding(device(1), GHENT, 1_000_000, 1, 999))))
        .containsEntry(device(1), 1_000_000L);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void theOrderOfTheStationsDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<StationStanding> stations = stations(random);
    List<StationStanding> shuffled = new ArrayList<>(stations);
    Collections.shuffle(shuffled, random);
    assertThat(points(shuffled)).isEqualTo(points(stations));
  }

  /** Twice the capacity is all that a cell can ever count for, however many stand in it. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void aCellNeverCountsMoreThanTwiceItsCapacity(long seed) {
    List<StationStanding> stations = stations(new Random(seed));
    long all = points(stations).values().stream().mapToLong(Long::longValue).sum();
    assertThat(all).isLessThanOrEqualTo(2 * 2 * 2 * 1_000_000L);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void whoIsBoughtFromMoreNeverCountsLess(long seed) {
    Random random = new Random(seed);
    List<StationStanding> stations = stations(random);
    StationStanding one = stations.get(random.nextInt(stations.size()));
    List<StationStanding> after = new ArrayList<>(stations);
    after.remove(one);
    after.add(
        new StationStanding(
            one.device(), one.cell(), one.quality(), one.since(), one.bought() + 1));
    SortedMap<DeviceId, Long> before = points(stations);
    SortedMap<DeviceId, Long> then = points(after);
    for (DeviceId device : before.keySet()) {
      if (device.equals(one.device())) {
        assertThat(then.getOrDefault(device, 0L))
            .isGreaterThanOrEqualTo(before.getOrDefault(device, 0L));
      } else {
        assertThat(then).containsEntry(device, before.getOrDefault(device, 0L));
      }
    }
  }

  @Test
  void aStationThatIsListedTwiceIsRefused() {
    StationStanding station = new StationStanding(device(1), GHENT, 1, 1, 1);
    assertThatThrownBy(() -> points(List.of(station, station)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("listed twice");
  }

  @Test
  void impossibleFiguresAreRefused() {
    assertThatThrownBy(() -> new QualityWeights(7, 0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new QualityWeights(7, 1, 1_000_001, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StationStanding(device(1), GHENT, 1_000_001, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StationStanding(device(1), GHENT, 1, 1, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCellThatIsKnownOnlyCoarselySharesItsCapacityAsAWhole() {
    Cell coarse = GHENT.parent(5);
    List<StationStanding> stations = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      stations.add(new StationStanding(device(i), coarse, 1_000_000, 1, 10));
    }
    assertThat(points(stations).values()).containsExactly(1_000_000L, 1_000_000L, 500_000L);
  }

  @Test
  void aWeightSaysWhatItFollowsFrom() {
    StationStanding first = new StationStanding(device(1), GHENT, 900_000, 1, 10);
    StationStanding second = new StationStanding(device(2), GHENT, 800_000, 1, 5);
    StationStanding third = new StationStanding(device(3), GHENT, 700_001, 1, 5);
    assertThat(WEIGHTS.weigh(List.of(third, second, first)).values())
        .containsExactly(
            new StationWeight(first, 0, 1_000_000, 1_000_000, 900_000),
            new StationWeight(second, 1, 1_000_000, 625_000, 500_000),
            new StationWeight(third, 2, 500_000, 625_000, 218_750));
  }

  private static SortedMap<DeviceId, Long> points(Collection<StationStanding> stations) {
    SortedMap<DeviceId, Long> points = new TreeMap<>();
    WEIGHTS.weigh(stations).forEach((device, weight) -> points.put(device, weight.points()));
    return points;
  }

  private static List<StationStanding> stations(Random random) {
    List<StationStanding> stations = new ArrayList<>();
    for (int i = random.nextInt(1, 40); i > 0; i--) {
      stations.add(
          new StationStanding(
              device(i),
              random.nextBoolean() ? GHENT : BRUGES,
              random.nextLong(5) * 250_000,
              random.nextLong(4),
              random.nextLong(20)));
    }
    return stations;
  }

  private static DeviceId device(int n) {
    return DeviceId.ofHex("%064x".formatted(n));
  }
}

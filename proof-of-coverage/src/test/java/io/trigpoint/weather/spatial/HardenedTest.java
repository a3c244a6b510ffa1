package io.trigpoint.weather.spatial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What hostile stations cannot do. */
class HardenedTest {
  private static final int CASES = 1_000;

  /** For each of the eleven checks and both sets. */
  private static final int NETWORKS = 3_000;

  private static final Set<Integer> FLAGS =
      Set.of(Flags.PASS, Flags.FAIL, Flags.ALONE, Flags.TOO_FEW, Flags.SINGULAR, Flags.NOT_JUDGED);

  @ParameterizedTest
  @EnumSource(SpatialCheck.class)
  void noNetworkMakesACheckThrowOrAnswerNan(SpatialCheck check) {
    assertThat(LongStream.range(0, NETWORKS).parallel().filter(seed -> isUnsound(check, seed)))
        .as("seeds")
        .isEmpty();
  }

  private static boolean isUnsound(SpatialCheck check, long seed) {
    Network network = HostileNetworks.of(seed);
    return Stream.of(ParameterSet.values())
        .anyMatch(set -> {
          Flags flags = set.judge(HostileNetworks.rule(check, network, set), network);
          return IntStream.range(0, network.size()).anyMatch(i -> !isSound(flags, i, set));
        });
  }

  private static boolean isSound(Flags flags, int station, ParameterSet set) {
    int flag = flags.flag(station);
    boolean isJudged = flag == Flags.PASS || flag == Flags.FAIL;
    return FLAGS.contains(flag)
        && Double.isFinite(flags.score(station))
        && (set == ParameterSet.TITAN || flags.why(station).isEmpty() == isJudged);
  }

  @ParameterizedTest
  @EnumSource(SpatialCheck.class)
  void theOrderOfTheStationsChangesNothing(SpatialCheck check) {
    for (long seed = 0; seed < CASES; seed++) {
      Network network = HostileNetworks.of(seed);
      List<Integer> shuffled = new ArrayList<>(numbers(network.size()));
      Collections.shuffle(shuffled, new Random(seed));
      int[] order = shuffled.stream().mapToInt(i -> i).toArray();
      Network other = network.inOrder(order);
      Flags flags = judge(check, network);
      Flags others = judge(check, other);
      for (int i = 0; i < order.length; i++) {
        assertThat(said(others, i)).as("seed %d", seed).isEqualTo(said(flags, order[i]));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SpatialCheck.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RANGE", "CLIMATOLOGY", "METADATA"})
  void aStationThatCannotBeJudgedTouchesNoOther(SpatialCheck check) {
    for (long seed = 0; seed < CASES; seed++) {
      Network network = HostileNetworks.of(seed);
      Flags flags = judge(check, network);
      int[] valid =
          numbers(network.size()).stream()
              .filter(i -> !flags.why(i).startsWith("no valid"))
              .mapToInt(i -> i)
              .toArray();
      Flags alone = judge(check, network.inOrder(valid));
      for (int i = 0; i < valid.length; i++) {
        assertThat(said(alone, i)).as("seed %d", seed).isEqualTo(said(flags, valid[i]));
      }
    }
  }

  static List<Long> seeds() {
    return IntStream.range(0, 50).mapToObj(i -> (long) i).toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aBadStationOutOfReachChangesNoBit(long seed) {
    Network town = HostileNetworks.town(seed);
    double far = new Random(seed).nextDouble() * 20;
    Network more = HostileNetworks.with(town, -30 + far, 20, 10, 500, "far");
    for (SpatialCheck check : SpatialCheck.values()) {
      Flags flags = judge(check, town);
      Flags others = judge(check, more);
      for (int i = 0; i < town.size(); i++) {
        assertThat(said(others, i)).as(check.id()).isEqualTo(said(flags, i));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aNanInTheTownChangesNoBit(long seed) {
    Network town = HostileNetworks.town(seed);
    Network more = HostileNetworks.with(town, 51, 3.75, 10, Double.NaN, "silent");
    for (SpatialCheck check :
        List.of(SpatialCheck.BUDDY, SpatialCheck.SCT, SpatialCheck.BUDDY_EVENT)) {
      Flags flags = judge(check, town);
      Flags others = judge(check, more);
      assertThat(others.flag(town.size())).isEqualTo(Flags.NOT_JUDGED);
      for (int i = 0; i < town.size(); i++) {
        assertThat(said(others, i)).as(check.id()).isEqualTo(said(flags, i));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void manyLyingStationsOfOneOwnerAreOneVoice(long seed) {
    Network town = HostileNetworks.town(seed);
    Random random = new Random(seed);
    for (int liar = 0; liar < 60; liar++) {
      town =
          HostileNetworks.with(
              town,
              random.nextDouble(50.9, 51.1),
              random.nextDouble(3.6, 3.9),
              random.nextDouble(60),
              35,
              "liar");
    }
    for (SpatialCheck check : List.of(SpatialCheck.BUDDY, SpatialCheck.SCT)) {
      Flags flags = judge(check, town);
      for (int i = 0; i < town.size(); i++) {
        assertThat(flags.flag(i)).as(check.id()).isEqualTo(i < 20 ? Flags.PASS : Flags.FAIL);
      }
    }
  }

  @Test
  void stationsOfManyOwnersOnOneRoofAreOneVoice() {
    Network town = HostileNetworks.town(7);
    int honest = town.size();
    for (int liar = 0; liar < 40; liar++) {
      town = HostileNetworks.with(town, 51.0 + liar * 1e-6, 3.75, 10, 35, "liar" + liar);
    }
    Flags flags = judge(SpatialCheck.SCT, town);
    for (int i = 0; i < town.size(); i++) {
      assertThat(flags.flag(i)).isEqualTo(i < honest ? Flags.PASS : Flags.FAIL);
    }
  }

  @Test
  void fiveStationsOnOneRoofAreNeighboursButCountOnce() {
    double[] lat = {51, 51, 51, 51, 51};
    Network roof = Network.of(lat, lat, lat, new double[] {1, 2, 3, 4, 5});
    Isolation one = new Isolation(PerStation.of(1), PerStation.of(1_000), none());
    Isolation two = new Isolation(PerStation.of(2), PerStation.of(1_000), none());
    assertThat(ParameterSet.TRIGPOINT.judge(one, roof).count(Flags.PASS)).isEqualTo(5);
    assertThat(ParameterSet.TRIGPOINT.judge(two, roof).count(Flags.FAIL)).isEqualTo(5);
  }

  private static PerStation none() {
    return PerStation.of(Double.NaN);
  }

  private static Flags judge(SpatialCheck check, Network network) {
    ParameterSet set = ParameterSet.TRIGPOINT;
    return set.judge(HostileNetworks.rule(check, network, set), network);
  }

  private static String said(Flags flags, int station) {
    return flags.flag(station)
        + " "
        + Double.doubleToLongBits(flags.score(station))
        + " "
        + flags.limit(station)
        + " "
        + flags.why(station)
        + " "
        + flags.heard(station).length;
  }

  private static List<Integer> numbers(int size) {
    return Arrays.stream(IntStream.range(0, size).toArray()).boxed().toList();
  }
}

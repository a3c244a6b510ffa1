package io.trigpoint.weather.score;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.memory.MemoryParameters;
import io.trigpoint.weather.memory.StationMemory;
import io.trigpoint.weather.memory.VariableDay;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DayScoresTest {
  private static final long FULL = 1_000_000;

  static Stream<Arguments> everyCheatInManyTowns() {
    return Stream.of(Cheats.values())
        .flatMap(
            cheat -> IntStream.range(0, 5).mapToObj(seed -> Arguments.of(cheat, seed, 5 + seed)));
  }

  @ParameterizedTest
  @MethodSource("everyCheatInManyTowns")
  void aCheatKeepsLessThanAThirdAndItsNeighboursLoseNothing(Cheats cheat, int seed, int neighbours)
      throws IOException {
    SortedMap<String, DayScore> alone =
        DayScores.of(GivenDay.town(seed, neighbours).day(), ScoreParameters.TRIGPOINT);
    SortedMap<String, DayScore> scores =
        DayScores.of(
            GivenDay.town(seed, neighbours).with(GivenDay.CHEAT, cheat.columns()).day(),
            ScoreParameters.TRIGPOINT);
    assertThat(ppm(scores, GivenDay.CHEAT)).isLessThan(350_000);
    assertThat(alone.keySet())
        .allSatisfy(id -> {
          assertThat(ppm(alone, id)).isGreaterThan(990_000);
          assertThat(ppm(scores, id)).isGreaterThan(990_000);
        });
  }

  @Test
  void anIsolatedStationEarnsHalfOfWhatAConfirmedOneEarns() throws IOException {
    GivenDay town = GivenDay.town(1, 6);
    town.add(
        "island",
        "hermit",
        54.18,
        7.89,
        town.sensed(GivenDay.published("qod_ws2000.jsonl", "ws2000_clean")));
    SortedMap<String, DayScore> scores = DayScores.of(town.day(), ScoreParameters.TRIGPOINT);
    assertThat(ppm(scores, "island")).isEqualTo(500_000);
    assertThat(states(scores, "island", "weather.agreement")).containsOnly("not-judged");
  }

  @Test
  void manyStationsOfOneOwnerAreOneVoice() throws IOException {
    GivenDay town = GivenDay.town(2, 5);
    for (int i = 0; i < 20; i++) {
      town.add("liar" + i, "liar", town.sensed(Cheats.BIAS.columns()));
    }
    SortedMap<String, DayScore> scores = DayScores.of(town.day(), ScoreParameters.TRIGPOINT);
    scores
        .keySet()
        .forEach(id ->
            assertThat(ppm(scores, id))
                .isBetween(
                    id.startsWith("liar") ? 0L : 990_001L, id.startsWith("liar") ? 0L : FULL));
  }

  @Test
  void manyOwnersOnOneRoofAreOneVoice() throws IOException {
    GivenDay town = GivenDay.town(3, 5);
    for (int i = 0; i < 20; i++) {
      town.add("liar" + i, "liar" + i, 51, 3.7, town.sensed(Cheats.BIAS.columns()));
    }
    SortedMap<String, DayScore> scores = DayScores.of(town.day(), ScoreParameters.TRIGPOINT);
    scores.keySet().stream()
        .filter(id -> id.startsWith("honest"))
        .forEach(id -> assertThat(ppm(scores, id)).isGreaterThan(990_000));
  }

  @Test
  void oneSeriesSentByThreeIsWorthOne() throws IOException {
    GivenDay town = GivenDay.town(4, 6);
    Map<SeriesVariable, double[]> series =
        town.sensed(GivenDay.published("qod_ws2000.jsonl", "ws2000_clean"));
    for (int i = 0; i < 3; i++) {
      town.add("twin" + i, "twin" + i, series);
    }
    SortedMap<String, DayScore> scores = DayScores.of(town.day(), ScoreParameters.TRIGPOINT);
    for (int i = 0; i < 3; i++) {
      assertThat(ppm(scores, "twin" + i)).isBetween(330_000L, 333_333L);
    }
    assertThat(ppm(scores, "honest0")).isGreaterThan(990_000);
  }

  @Test
  void rainThatEverybodyHasIsMissedByWhoHasNone() throws IOException {
    Map<SeriesVariable, double[]> wet =
        new EnumMap<>(GivenDay.published("qod_ws2000.jsonl", "ws2000_clean"));
    wet.computeIfPresent(
        SeriesVariable.RAIN_COUNTER,
        (v, dry) ->
            IntStream.range(0, dry.length)
                .mapToDouble(i -> 0.2 * StrictMath.max(0, StrictMath.min(100, i - 300)))
                .toArray());
    GivenDay town = GivenDay.town(5, 0);
    for (int i = 0; i < 6; i++) {
      town.add("wet" + i, "owner" + i, town.sensed(wet));
    }
    town.add(
        "clogged", "hermit", town.sensed(GivenDay.published("qod_ws2000.jsonl", "ws2000_clean")));
    SortedMap<String, DayScore> scores = DayScores.of(town.day(), ScoreParameters.TRIGPOINT);
    assertThat(states(scores, "clogged", "weather.rain-missed")).contains("fail");
    assertThat(states(scores, "wet0", "weather.rain-missed")).doesNotContain("fail");
    assertThat(ppm(scores, "wet0")).isGreaterThan(990_000);
    assertThat(ppm(scores, "clogged")).isBetween(900_000L, 985_000L);
  }

  @Test
  void theDayOfABiasedStationIsRemembered() throws IOException {
    GivenDay town = GivenDay.town(7, 6).with(GivenDay.CHEAT, Cheats.BIAS.columns());
    SortedMap<String, DayScore> scores = DayScores.of(town.day(), ScoreParameters.TRIGPOINT);
    assertThat(memory(scores, GivenDay.CHEAT).failing())
        .containsExactly(SeriesVariable.TEMPERATURE);
    assertThat(memory(scores, "honest0").failing()).isEmpty();
    VariableDay biased =
        requireNonNull(
            requireNonNull(scores.get(GivenDay.CHEAT))
                .record()
                .variables()
                .get(SeriesVariable.TEMPERATURE));
    assertThat(biased.judged()).isEqualTo(24);
    assertThat(biased.dayBias().orElseThrow()).isBetween(7.0, 9.0);
    assertThat(biased.nightBias().orElseThrow()).isBetween(7.0, 9.0);
  }

  private static StationMemory memory(SortedMap<String, DayScore> scores, String station) {
    return StationMemory.NONE.after(
        requireNonNull(scores.get(station)).record(), MemoryParameters.TRIGPOINT);
  }

  private static List<String> states(
      SortedMap<String, DayScore> scores, String station, String check) {
    return requireNonNull(scores.get(station)).evidence().stream()
        .map(Evidence::result)
        .filter(result -> result.check().equals(check))
        .map(result -> result.state().text())
        .toList();
  }

  private static long ppm(SortedMap<String, DayScore> scores, String id) {
    return requireNonNull(scores.get(id)).score().partsPerMillion();
  }
}

package io.trigpoint.weather.score;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.weather.self.SelfParameters;
import java.io.IOException;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileNetworksTest {
  /** More with -Dtrigpoint.hostile-networks. */
  private static final long CASES = Long.getLong("trigpoint.hostile-networks", 4_000);

  @Test
  void everyStationHasAScoreWithFiniteFiguresWhateverWasSent() {
    assertThat(LongStream.range(0, CASES).parallel().filter(HostileNetworksTest::isBad).boxed())
        .isEmpty();
  }

  /** Results are checked by their own types: a score is 0 to 1 000 000, figures are finite. */
  private static boolean isBad(long seed) {
    NetworkDay day = HostileNetworks.of(seed);
    SortedMap<String, DayScore> scores = DayScores.of(day, ScoreParameters.TRIGPOINT);
    return !scores.keySet().equals(day.stations().keySet())
        || scores.values().stream().anyMatch(score -> score.hours().size() != 24);
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void whatIsOutOfReachChangesNothing(long seed) throws IOException {
    GivenDay town = GivenDay.town(seed, 6);
    SortedMap<String, DayScore> alone = DayScores.of(town.day(), ScoreParameters.TRIGPOINT);
    Random random = new Random(seed);
    for (int i = 0; i < 5; i++) {
      town.stations.put(
          "a far one " + i,
          new ScoredStation(
              "owner" + i,
              random.nextBoolean() ? Double.NaN : -60 + random.nextDouble(),
              random.nextDouble(-180, 180),
              random.nextDouble(1e5),
              SelfParameters.CONSUMER,
              HostileNetworks.series(random)));
    }
    SortedMap<String, DayScore> together = DayScores.of(town.day(), ScoreParameters.TRIGPOINT);
    alone.forEach((id, score) -> assertThat(requireNonNull(together.get(id))).isEqualTo(score));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void anotherOrderOfTheNamesChangesNoScore(long seed) throws IOException {
    GivenDay town = GivenDay.town(seed, 6).with(GivenDay.CHEAT, Cheats.STEP.columns());
    SortedMap<String, ScoredStation> renamed = new TreeMap<>();
    town.stations.forEach(
        (id, station) -> renamed.put(new StringBuilder(id).reverse().toString(), station));
    SortedMap<String, DayScore> scores = DayScores.of(town.day(), ScoreParameters.TRIGPOINT);
    SortedMap<String, DayScore> others =
        DayScores.of(
            new NetworkDay(GivenDay.START, renamed, new TreeMap<>()), ScoreParameters.TRIGPOINT);
    scores.forEach((id, score) ->
        assertThat(requireNonNull(others.get(new StringBuilder(id).reverse().toString())).hours())
            .isEqualTo(score.hours()));
  }
}

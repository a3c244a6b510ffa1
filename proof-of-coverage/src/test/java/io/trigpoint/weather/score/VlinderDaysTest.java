package io.trigpoint.weather.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class VlinderDaysTest {
  private static final String STUCK = "vlinder05";

  /** The days on which the network as a whole was up for the whole day. */
  private static final List<Integer> WHOLE = List.of(1, 4, 5, 6);

  /** The days of the long outage. */
  private static final List<Integer> OUTAGE = List.of(7, 8);

  @Test
  void realStationsKeepTheirScoreAndTheOneThatSticksDoesNot() throws IOException {
    List<SortedMap<String, DayScore>> scores = VlinderDays.scores();
    for (int day = 1; day <= scores.size(); day++) {
      boolean whole = WHOLE.contains(day);
      boolean outage = OUTAGE.contains(day);
      scores
          .get(day - 1)
          .forEach((station, score) ->
              assertThat(score.score().partsPerMillion())
                  .isBetween(
                      whole && !station.equals(STUCK) ? 900_000L : 0L,
                      station.equals(STUCK) ? 300_000L : outage ? 500_000L : 1_000_000L));
    }
  }
}

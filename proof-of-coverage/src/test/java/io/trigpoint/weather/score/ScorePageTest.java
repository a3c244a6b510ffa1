package io.trigpoint.weather.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.weather.QualityScore;
import io.trigpoint.weather.SeriesVariable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** The page against the code. */
class ScorePageTest {
  private static final Path PAGE = Path.of("..", "docs", "spec", "weather.md");

  @Test
  void thePageHasEveryFigure() throws IOException {
    assertThat(Files.readString(PAGE)).contains(ScoreParameters.TRIGPOINT.canonical());
  }

  /** The formula of the page from the parts that a score gives. */
  @Test
  void theScoreIsWhatTheFormulaSays() throws IOException {
    GivenDay town = GivenDay.town(6, 6).with("cool", Cheats.LATE_STEP.columns());
    town.add("island", "hermit", 54, 8, GivenDay.published("qod_ws2000.jsonl", "ws2000_gaps"));
    DayScores.of(town.day(), ScoreParameters.TRIGPOINT)
        .forEach((id, score) -> {
          double sum = 0;
          for (DayScore.Hour hour : score.hours()) {
            double mean = mean(hour.variables());
            assertThat((double) hour.score().partsPerMillion()).isBetween(mean - 1.1, mean + 1.1);
            sum += mean;
          }
          double expected = sum / 24 * score.trust().partsPerMillion() / QualityScore.FULL;
          assertThat((double) score.score().partsPerMillion())
              .isBetween(expected - 2.1, expected + 2.1);
        });
  }

  private static double mean(SortedMap<SeriesVariable, QualityScore> variables) {
    double worth = 0;
    double weights = 0;
    for (var each : variables.entrySet()) {
      int weight =
          switch (each.getKey()) {
            case TEMPERATURE -> 3;
            case HUMIDITY, PRESSURE, WIND_SPEED, RAIN_COUNTER -> 2;
            case WIND_GUST, WIND_DIRECTION, LIGHT, UV -> 1;
          };
      worth += weight * each.getValue().partsPerMillion();
      weights += weight;
    }
    return worth / weights;
  }
}

package io.trigpoint.weather;

import static io.trigpoint.report.WeatherVariable.HUMIDITY;
import static io.trigpoint.report.WeatherVariable.STATION_PRESSURE;
import static io.trigpoint.report.WeatherVariable.TEMPERATURE;
import static io.trigpoint.report.WeatherVariable.WIND_SPEED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.SharedVectors;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.WeatherVariable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real observations of seven stations around Ghent, replayed faster than time into one epoch. */
class VlinderReplayTest {
  private static final String CHEAT = "vlinder02";

  @ParameterizedTest
  @CsvSource({
    "2022-09-01T00:00:00Z, 4",
    "2022-09-01T00:00:00Z, 12",
    "2022-09-01T06:00:00Z, 5",
    "2022-09-01T12:00:00Z, 12",
    "2022-09-02T09:00:00Z, 8",
    "2022-09-03T14:00:00Z, 6",
    "2022-09-05T20:00:00Z, 12"
  })
  void aBiasOfFifteenKelvinEarnsNothingAndEveryHonestStationEarns(String from, int rows)
      throws IOException {
    Map<String, QualityScore> scores = replay(from, rows, 15_000);
    assertThat(scores.get(CHEAT)).isEqualTo(new QualityScore(0));
    scores.remove(CHEAT);
    assertThat(scores)
        .hasSize(6)
        .allSatisfy((station, score) -> assertThat(score.partsPerMillion()).isPositive());
  }

  @ParameterizedTest
  @CsvSource({"2022-09-01T00:00:00Z, 5", "2022-09-02T09:00:00Z, 5", "2022-09-05T20:00:00Z, 5"})
  void withoutACheatEveryStationIsConfirmed(String from, int rows) throws IOException {
    assertThat(replay(from, rows, 0))
        .hasSize(7)
        .allSatisfy(
            (station, score) -> assertThat(score.partsPerMillion()).isEqualTo(QualityScore.FULL));
  }

  private static Map<String, QualityScore> replay(String from, int rows, int bias)
      throws IOException {
    Stations stations = new Stations();
    Map<String, DeviceId> ids = new TreeMap<>();
    for (String line : lines("vlinder_ghent_stations.csv")) {
      String[] field = line.split(",", -1);
      ids.put(field[0], stations.at(Double.parseDouble(field[1]), Double.parseDouble(field[2])));
    }
    Map<String, Integer> sent = new TreeMap<>();
    for (String line : lines("vlinder_ghent_5min_2022-09-01_09.csv")) {
      String[] field = line.split(",", -1);
      int row = sent.getOrDefault(field[0], 0);
      if (field[1].compareTo(from) >= 0 && row < rows) {
        stations.send(
            requireNonNull(ids.get(field[0])),
            Stations.START + 60_000L * row / rows,
            values(field, field[0].equals(CHEAT) ? bias : 0));
        sent.put(field[0], row + 1);
      }
    }
    Map<DeviceId, QualityScore> quality = WeatherRound.judge(stations.inputs()).quality();
    Map<String, QualityScore> scores = new TreeMap<>();
    ids.forEach((name, id) -> scores.put(name, requireNonNull(quality.get(id))));
    return scores;
  }

  private static Map<WeatherVariable, Integer> values(String[] field, int bias) {
    Map<WeatherVariable, Integer> values = new EnumMap<>(WeatherVariable.class);
    values.put(TEMPERATURE, scaled(field[2], 1000) + bias);
    values.put(HUMIDITY, scaled(field[3], 100));
    values.put(STATION_PRESSURE, scaled(field[4], 1));
    values.put(WIND_SPEED, scaled(field[8], 1000 / 3.6));
    return values;
  }

  private static int scaled(String text, double factor) {
    return (int) StrictMath.rint(Double.parseDouble(text) * factor);
  }

  private static List<String> lines(String file) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(SharedVectors.file("data", file)));
    return lines.subList(1, lines.size());
  }
}

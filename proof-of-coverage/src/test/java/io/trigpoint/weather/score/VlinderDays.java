package io.trigpoint.weather.score;

import io.trigpoint.SharedVectors;
import io.trigpoint.weather.self.SelfParameters;
import io.trigpoint.weather.self.Vlinder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Nine days of seven real stations near Ghent, scored. Their elevations are not known. */
public final class VlinderDays {
  private static final int DAYS = 9;

  private VlinderDays() {}

  /** For each day from 1 to 9 September 2022 the scores of the stations. */
  public static List<SortedMap<String, DayScore>> scores() throws IOException {
    SortedMap<String, List<String[]>> lines = Vlinder.stations();
    Map<String, String[]> places = new TreeMap<>();
    for (String line :
        Files.readAllLines(SharedVectors.file("data", "vlinder_ghent_stations.csv"))) {
      String[] fields = line.split(",", -1);
      places.put(fields[0], fields);
    }
    List<SortedMap<String, DayScore>> scores = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      SortedMap<String, ScoredStation> stations = new TreeMap<>();
      for (Map.Entry<String, List<String[]>> each : lines.entrySet()) {
        String[] place = places.getOrDefault(each.getKey(), new String[0]);
        stations.put(
            each.getKey(),
            new ScoredStation(
                each.getKey(),
                Double.parseDouble(place[1]),
                Double.parseDouble(place[2]),
                Double.NaN,
                SelfParameters.CONSUMER,
                Vlinder.day(each.getValue(), day)));
      }
      NetworkDay network =
          new NetworkDay(Vlinder.START + day * Vlinder.DAY_MS, stations, new TreeMap<>());
      scores.add(DayScores.of(network, ScoreParameters.TRIGPOINT));
    }
    return scores;
  }
}

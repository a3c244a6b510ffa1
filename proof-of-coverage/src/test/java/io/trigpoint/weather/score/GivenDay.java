package io.trigpoint.weather.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trigpoint.SharedVectors;
import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.StationSeries;
import io.trigpoint.weather.self.SelfParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A published day of one station with 30 h of samples, and a town of stations that see it too. */
final class GivenDay {
  static final String CHEAT = "cheat";
  static final long START = Instant.parse("2024-02-15T00:00:00Z").toEpochMilli();
  private static final long FIRST = START - 6 * 3_600_000;
  private static final long STEP = 180_000;

  private static final Map<SeriesVariable, String> NAMES =
      Map.of(
          SeriesVariable.TEMPERATURE, "temperature",
          SeriesVariable.HUMIDITY, "humidity",
          SeriesVariable.PRESSURE, "pressure",
          SeriesVariable.WIND_SPEED, "wind_speed",
          SeriesVariable.WIND_DIRECTION, "wind_direction",
          SeriesVariable.RAIN_COUNTER, "precipitation_accumulated",
          SeriesVariable.LIGHT, "illuminance");

  final SortedMap<String, ScoredStation> stations = new TreeMap<>();
  private final Random random;

  private GivenDay(long seed) {
    random = new Random(seed);
  }

  /** The columns of a published day, NaN for what is missing. */
  static Map<SeriesVariable, double[]> published(String file, String id) throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(SharedVectors.file("vectors", "qod", file))) {
      JsonNode day = json.readTree(line);
      if (day.get("id").asText().equals(id)) {
        Map<SeriesVariable, double[]> columns = new EnumMap<>(SeriesVariable.class);
        NAMES.forEach(
            (variable, name) -> columns.put(variable, column(day.get("input").get(name))));
        return columns;
      }
    }
    throw new IllegalStateException(file + " has no " + id);
  }

  /** So many honest stations within 10 km, each with its own offsets and noise. */
  static GivenDay town(long seed, int stations) throws IOException {
    GivenDay day = new GivenDay(seed);
    Map<SeriesVariable, double[]> weather = published("qod_ws2000.jsonl", "ws2000_clean");
    for (int i = 0; i < stations; i++) {
      day.add("honest" + i, "owner" + i, day.sensed(weather));
    }
    return day;
  }

  GivenDay with(String id, Map<SeriesVariable, double[]> columns) {
    add(id, "owner of " + id, columns);
    return this;
  }

  NetworkDay day() {
    return new NetworkDay(START, stations, new TreeMap<>());
  }

  /** Anywhere in the town. */
  void add(String id, String owner, Map<SeriesVariable, double[]> columns) {
    add(
        id,
        owner,
        51 + random.nextDouble(-0.05, 0.05),
        3.7 + random.nextDouble(-0.07, 0.07),
        columns);
  }

  void add(
      String id,
      String owner,
      double latitude,
      double longitude,
      Map<SeriesVariable, double[]> columns) {
    stations.put(
        id,
        new ScoredStation(
            owner,
            latitude,
            longitude,
            random.nextDouble(5, 40),
            SelfParameters.CONSUMER,
            series(columns)));
  }

  static StationSeries series(Map<SeriesVariable, double[]> columns) {
    int samples = columns.values().iterator().next().length;
    long[] times = new long[samples];
    Arrays.setAll(times, i -> FIRST + i * STEP);
    return StationSeries.of(START, times, columns);
  }

  /** What another honest sensor nearby prints of the same weather. */
  Map<SeriesVariable, double[]> sensed(Map<SeriesVariable, double[]> weather) {
    Map<SeriesVariable, double[]> sensed = new EnumMap<>(SeriesVariable.class);
    weather.forEach((variable, column) -> sensed.put(variable, sensed(variable, column)));
    return sensed;
  }

  private double[] sensed(SeriesVariable variable, double[] column) {
    double offset = random.nextGaussian();
    double factor = 1 + 0.1 * random.nextDouble(-1, 1);
    double[] out = new double[column.length];
    for (int i = 0; i < out.length; i++) {
      double noise = random.nextGaussian();
      double value = column[i];
      out[i] =
          switch (variable) {
            case TEMPERATURE -> tenth(value + 0.5 * offset + 0.1 * noise);
            case HUMIDITY -> StrictMath.rint(value + 2 * offset + 0.4 * noise);
            case PRESSURE -> tenth(value + 0.5 * offset + 0.05 * noise);
            case WIND_SPEED, WIND_GUST -> StrictMath.max(0, tenth(value * factor + 0.2 * noise));
            case WIND_DIRECTION ->
                StrictMath.floorMod((long) (value + 8 * offset + 5 * noise), 360L);
            case RAIN_COUNTER -> 40 + (value - column[0]) * factor;
            case LIGHT, UV -> StrictMath.rint(StrictMath.max(0, value * factor));
          };
    }
    return out;
  }

  private static double tenth(double value) {
    return StrictMath.rint(value * 10) / 10;
  }

  private static double[] column(JsonNode values) {
    double[] column = new double[values.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = values.get(i).isNull() ? Double.NaN : values.get(i).asDouble();
    }
    return column;
  }
}

package io.trigpoint.weather.score;

import static io.trigpoint.weather.deployment.HourlyValues.HOURS;

import io.trigpoint.weather.SeriesVariable;
import io.trigpoint.weather.deployment.HourlyValues;
import io.trigpoint.weather.deployment.Middle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What the independent neighbours of every station measured, hour by hour. */
final class Surroundings {
  private final List<ScoredStation> stations;
  private final List<HourlyValues> hours;
  private final Voices voices;
  private final ScoreParameters.Neighbours limits;
  private final Map<Question, int[][]> tables = new HashMap<>();

  private record Question(SeriesVariable variable, int hour, double radius) {}

  Surroundings(NetworkDay day, List<HourlyValues> hours, ScoreParameters parameters) {
    this.stations = List.copyOf(day.stations().values());
    this.hours = List.copyOf(hours);
    this.voices = new Voices(day);
    this.limits = parameters.neighbours();
  }

  ScoredStation station(int station) {
    return stations.get(station);
  }

  HourlyValues hours(int station) {
    return hours.get(station);
  }

  /** Those within the radius that have the variable in the hour. */
  int[] heard(SeriesVariable variable, int hour, int station, double radius) {
    return tables
        .computeIfAbsent(
            new Question(variable, hour, radius),
            q -> heard(i -> hours.get(i).at(variable, hour).isPresent(), radius))[station];
  }

  /** For every station those within the radius that can speak; nobody for one that cannot. */
  int[][] heard(IntPredicate speaks, double radius) {
    BitSet speaking = new BitSet();
    IntStream.range(0, stations.size()).filter(speaks).forEach(speaking::set);
    return voices.within(radius, speaking);
  }

  List<String> names(int[] of) {
    return voices.names(of);
  }

  /** What those measured, temperatures brought to the station's elevation. */
  double[] values(SeriesVariable variable, int hour, int station, int[] of) {
    boolean byHeight = variable == SeriesVariable.TEMPERATURE;
    return IntStream.of(of)
        .filter(other -> !byHeight || isLevel(station, other))
        .mapToDouble(other ->
            hours.get(other).at(variable, hour).orElse(Double.NaN)
                + (byHeight ? lapse(station, other) : 0))
        .filter(Double::isFinite)
        .toArray();
  }

  /** Medians of a station's neighbours, absent where they are too few. */
  HourlyValues medians(int station) {
    Map<SeriesVariable, double[]> medians = new EnumMap<>(SeriesVariable.class);
    for (SeriesVariable variable :
        List.of(SeriesVariable.TEMPERATURE, SeriesVariable.WIND_SPEED, SeriesVariable.LIGHT)) {
      double[] day = new double[HOURS];
      Arrays.setAll(
          day,
          hour -> {
            int[] heard = heard(variable, hour, station, limits.radius());
            double[] values = values(variable, hour, station, heard);
            return values.length < limits.fewest() ? Double.NaN : Middle.of(values);
          });
      medians.put(variable, day);
    }
    return HourlyValues.of(medians);
  }

  /** All that had a say about a station's temperature. */
  List<String> neighbours(int station) {
    SortedSet<String> names = new TreeSet<>();
    for (int hour = 0; hour < HOURS; hour++) {
      names.addAll(names(heard(SeriesVariable.TEMPERATURE, hour, station, limits.radius())));
    }
    return new ArrayList<>(names);
  }

  /** Whether two stations are at heights that can be compared; unknown ones are. */
  private boolean isLevel(int station, int other) {
    return !(StrictMath.abs(rise(station, other)) > limits.height());
  }

  private double lapse(int station, int other) {
    double rise = rise(station, other);
    return Double.isFinite(rise) ? limits.lapse() * rise : 0;
  }

  private double rise(int station, int other) {
    return stations.get(station).elevation() - stations.get(other).elevation();
  }
}

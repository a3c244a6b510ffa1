package io.trigpoint.weather.spatial;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is checked of a variable, and the default figures of every check under the reference's
 * names. Two figures are our own: {@code admissible} and {@code valid} are the distances from each
 * value that make its ranges. A set is named, and its canonical text is hashed into results.
 *
 * @param judged the checks that {@link SpatialChecks} makes
 */
public record SpatialParameters(
    String id,
    SortedSet<SpatialCheck> judged,
    SortedMap<SpatialCheck, SortedMap<String, Double>> figures) {

  /** Degrees Celsius. */
  public static final SpatialParameters TEMPERATURE =
      new SpatialDefaults("temperature", -60, 60)
          .neighbours(3, 30_000)
          .climatology(25, -30)
          .buddies(
              Map.of(
                  "radius", 30_000.0,
                  "num_min", 5.0,
                  "threshold", 3.0,
                  "max_elev_diff", 200.0,
                  "elev_gradient", -0.0065,
                  "min_std", 1.0,
                  "num_iterations", 5.0))
          .interpolation(10, 0.5)
          .ranges(20, 1)
          .judging(SpatialCheck.BUDDY, SpatialCheck.SCT);

  /** Percent. */
  public static final SpatialParameters HUMIDITY =
      new SpatialDefaults("humidity", 0, 100)
          .neighbours(3, 30_000)
          .level(30_000, 5, 10)
          .interpolation(-1, 5)
          .ranges(60, 5)
          .judging(SpatialCheck.BUDDY);

  /** Reduced to sea level, in hPa. */
  public static final SpatialParameters PRESSURE =
      new SpatialDefaults("pressure", 870, 1_085)
          .neighbours(3, 30_000)
          .level(30_000, 4, 2)
          .interpolation(-1, 0.5)
          .ranges(20, 0.5)
          .judging(SpatialCheck.BUDDY);

  /** Metres per second. */
  public static final SpatialParameters WIND_SPEED =
      new SpatialDefaults("wind-speed", 0, 75)
          .neighbours(3, 30_000)
          .level(15_000, 5, 3)
          .interpolation(-1, 2)
          .ranges(25, 2)
          .judging(SpatialCheck.BUDDY);

  /** Millimetres in an hour. */
  public static final SpatialParameters RAIN =
      new SpatialDefaults("rain", 0, 300)
          .neighbours(5, 12_000)
          .level(15_000, 5, 5)
          .interpolation(-1, 2)
          .ranges(50, 1)
          .judging(SpatialCheck.BUDDY_EVENT);

  /** The sets that exist. */
  public static final List<SpatialParameters> ALL =
      List.of(TEMPERATURE, HUMIDITY, PRESSURE, WIND_SPEED, RAIN);

  public SpatialParameters {
    SortedMap<SpatialCheck, SortedMap<String, Double>> copy = new TreeMap<>();
    figures.forEach(
        (check, names) -> copy.put(check, Collections.unmodifiableSortedMap(new TreeMap<>(names))));
    figures = Collections.unmodifiableSortedMap(copy);
    judged = Collections.unmodifiableSortedSet(new TreeSet<>(judged));
  }

  /** The rules that {@link SpatialChecks} applies to a network, in the order of the checks. */
  public SortedMap<SpatialCheck, SpatialRule> rules(Network network) {
    SortedMap<SpatialCheck, SpatialRule> rules = new TreeMap<>();
    for (SpatialCheck check : judged) {
      RuleReading reading =
          new RuleReading(name -> figure(check, name, network), ParameterSet.TRIGPOINT);
      rules.put(check, reading.rule(check));
    }
    return rules;
  }

  /** The default figures of a name, one or one for each station; none when there is no default. */
  public double[] figure(SpatialCheck check, String name, Network network) {
    SortedMap<String, Double> names = figures.getOrDefault(check, Collections.emptySortedMap());
    return switch (name) {
      case "value_mina" -> offset(network, -names.getOrDefault("admissible", 0.0));
      case "value_maxa" -> offset(network, names.getOrDefault("admissible", 0.0));
      case "value_minv" -> offset(network, -names.getOrDefault("valid", 0.0));
      case "value_maxv" -> offset(network, names.getOrDefault("valid", 0.0));
      default -> {
        Double figure = names.get(name);
        yield figure == null ? new double[0] : new double[] {figure};
      }
    };
  }

  /** The ids of all sets. */
  public static List<String> names() {
    return ALL.stream().map(SpatialParameters::id).toList();
  }

  /** One name=value line per figure, in a fixed order: what the parameter hash covers. */
  public String canonical() {
    StringBuilder text = new StringBuilder("weather.spatial=").append(id).append('\n');
    judged.forEach(check -> text.append("judged=").append(check.id()).append('\n'));
    figures.forEach((check, names) ->
        names.forEach((name, figure) ->
            text.append(check.id())
                .append('.')
                .append(name)
                .append('=')
                .append(figure)
                .append('\n')));
    return text.toString();
  }

  private static double[] offset(Network network, double offset) {
    return network.size() == 0
        ? new double[] {offset}
        : Arrays.stream(network.value).map(value -> value + offset).toArray();
  }
}

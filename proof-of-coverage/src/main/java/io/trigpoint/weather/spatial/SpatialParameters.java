package io.trigpoint.weather.spatial;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which checks judge a variable, and their figures under the reference's names. A set is named, and
 * its canonical text is hashed into results.
 */
public record SpatialParameters(
    String id, SortedMap<SpatialCheck, SortedMap<String, Double>> checks) {
  private static final double YES = 1;

  /** Degrees Celsius. */
  public static final SpatialParameters TEMPERATURE =
      new Builder("temperature")
          .place()
          .with(SpatialCheck.RANGE, Map.of("min", -60.0, "max", 60.0))
          .with(SpatialCheck.ISOLATION, Map.of("num_min", 3.0, "radius", 30_000.0))
          .with(
              SpatialCheck.BUDDY,
              Map.of(
                  "radius", 15_000.0,
                  "num_min", 5.0,
                  "threshold", 3.0,
                  "max_elev_diff", 200.0,
                  "elev_gradient", -0.0065,
                  "min_std", 1.0,
                  "num_iterations", 5.0))
          .build();

  /** Percent. */
  public static final SpatialParameters HUMIDITY =
      new Builder("humidity")
          .place()
          .with(SpatialCheck.RANGE, Map.of("min", 0.0, "max", 100.0))
          .with(SpatialCheck.ISOLATION, Map.of("num_min", 3.0, "radius", 30_000.0))
          .with(SpatialCheck.BUDDY, level(30_000, 5, 10))
          .build();

  /** Reduced to sea level, in hPa. */
  public static final SpatialParameters PRESSURE =
      new Builder("pressure")
          .place()
          .with(SpatialCheck.RANGE, Map.of("min", 870.0, "max", 1085.0))
          .with(SpatialCheck.ISOLATION, Map.of("num_min", 3.0, "radius", 30_000.0))
          .with(SpatialCheck.BUDDY, level(30_000, 4, 2))
          .build();

  /** Metres per second. */
  public static final SpatialParameters WIND_SPEED =
      new Builder("wind-speed")
          .place()
          .with(SpatialCheck.RANGE, Map.of("min", 0.0, "max", 75.0))
          .with(SpatialCheck.ISOLATION, Map.of("num_min", 3.0, "radius", 30_000.0))
          .with(SpatialCheck.BUDDY, level(15_000, 5, 3))
          .build();

  /** Millimetres in an hour. */
  public static final SpatialParameters RAIN =
      new Builder("rain")
          .place()
          .with(SpatialCheck.RANGE, Map.of("min", 0.0, "max", 300.0))
          .with(SpatialCheck.ISOLATION, Map.of("num_min", 5.0, "radius", 12_000.0))
          .with(
              SpatialCheck.BUDDY_EVENT,
              Map.of(
                  "radius", 12_000.0,
                  "num_min", 5.0,
                  "event_threshold", 0.1,
                  "threshold", 0.0,
                  "max_elev_diff", -1.0,
                  "elev_gradient", 0.0,
                  "num_iterations", 1.0))
          .build();

  /** The sets that exist. */
  public static final List<SpatialParameters> ALL =
      List.of(TEMPERATURE, HUMIDITY, PRESSURE, WIND_SPEED, RAIN);

  public SpatialParameters {
    SortedMap<SpatialCheck, SortedMap<String, Double>> copy = new TreeMap<>();
    checks.forEach((check, figures) -> copy.put(check, new TreeMap<>(figures)));
    checks = copy;
  }

  /** The rules, in the order of the checks. */
  public SortedMap<SpatialCheck, SpatialRule> rules() {
    SortedMap<SpatialCheck, SpatialRule> rules = new TreeMap<>();
    checks.forEach((check, figures) ->
        rules.put(
            check,
            new RuleReading(name -> figure(check, name), ParameterSet.TRIGPOINT).rule(check)));
    return rules;
  }

  /** The figures of a name; none when the check has none. */
  public double[] figure(SpatialCheck check, String name) {
    Double figure = checks.getOrDefault(check, new TreeMap<>()).get(name);
    return figure == null ? new double[0] : new double[] {figure};
  }

  /** The ids of all sets. */
  public static List<String> names() {
    return ALL.stream().map(SpatialParameters::id).toList();
  }

  /** One name=value line per figure, in a fixed order: what the parameter hash covers. */
  public String canonical() {
    StringBuilder text = new StringBuilder("weather.spatial=" + id + "\n");
    checks.forEach((check, figures) ->
        figures.forEach((name, figure) ->
            text.append(check.id())
                .append('.')
                .append(name)
                .append('=')
                .append(figure)
                .append('\n')));
    return text.toString();
  }

  /** A buddy check of a variable whose change with elevation does not count. */
  private static Map<String, Double> level(double radius, double threshold, double minDeviation) {
    return Map.of(
        "radius", radius,
        "num_min", 3.0,
        "threshold", threshold,
        "max_elev_diff", -1.0,
        "elev_gradient", 0.0,
        "min_std", minDeviation,
        "num_iterations", 5.0);
  }

  private static final class Builder {
    private final String id;
    private final SortedMap<SpatialCheck, SortedMap<String, Double>> checks = new TreeMap<>();

    Builder(String id) {
      this.id = id;
    }

    Builder place() {
      return with(
              SpatialCheck.METADATA, Map.of("check_lat", YES, "check_lon", YES, "check_elev", YES))
          .with(SpatialCheck.DUPLICATE, Map.of("radius", 1.0));
    }

    Builder with(SpatialCheck check, Map<String, Double> figures) {
      checks.put(check, new TreeMap<>(figures));
      return this;
    }

    SpatialParameters build() {
      return new SpatialParameters(id, checks);
    }
  }
}

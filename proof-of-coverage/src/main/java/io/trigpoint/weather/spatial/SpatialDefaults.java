package io.trigpoint.weather.spatial;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts a set of default figures together; what depends on no variable is the same in all. */
final class SpatialDefaults {
  private static final double YES = 1;
  private static final double PASSES = 8;
  private static final double PROFILE = 1;
  private static final double MEAN = 2;

  private final String id;
  private final SortedMap<SpatialCheck, SortedMap<String, Double>> figures = new TreeMap<>();

  SpatialDefaults(String id, double least, double greatest) {
    this.id = id;
    var _ =
        with(SpatialCheck.METADATA, Map.of("check_lat", YES, "check_lon", YES, "check_elev", YES))
            .with(SpatialCheck.DUPLICATE, Map.of("radius", 1.0))
            .with(SpatialCheck.RANGE, Map.of("min", least, "max", greatest));
  }

  SpatialDefaults neighbours(double fewest, double radius) {
    return with(SpatialCheck.ISOLATION, Map.of("num_min", fewest, "radius", radius))
        .with(
            SpatialCheck.BUDDY_EVENT,
            Map.of(
                "radius", radius,
                "num_min", fewest,
                "event_threshold", 0.1,
                "threshold", 0.0,
                "max_elev_diff", -1.0,
                "elev_gradient", 0.0,
                "num_iterations", 1.0))
        .with(
            SpatialCheck.SCT_DUAL,
            Map.of(
                "event_thresholds", 0.1,
                "condition", 1.0,
                "num_min_outer", 5.0,
                "num_max_outer", 20.0,
                "inner_radius", 20_000.0,
                "outer_radius", 50_000.0,
                "num_iterations", PASSES,
                "test_thresholds", 0.5))
        .with(SpatialCheck.SCT_DUAL, scales(2_500, 10_000, 200_000));
  }

  SpatialDefaults climatology(double above, double below) {
    return with(SpatialCheck.CLIMATOLOGY, Map.of("pos", above, "neg", below));
  }

  SpatialDefaults buddies(Map<String, Double> names) {
    return with(SpatialCheck.BUDDY, names);
  }

  /** A buddy check of a variable whose change with elevation does not count. */
  SpatialDefaults level(double radius, double threshold, double minDeviation) {
    return buddies(
        Map.of(
            "radius", radius,
            "num_min", 3.0,
            "threshold", threshold,
            "max_elev_diff", -1.0,
            "elev_gradient", 0.0,
            "min_std", minDeviation,
            "num_iterations", 5.0));
  }

  /** Negative fewest: the background is a mean. */
  SpatialDefaults interpolation(double fewestOfProfile, double minDeviation) {
    Map<String, Double> profile = Map.of("num_min_prof", fewestOfProfile, "min_elev_diff", 100.0);
    Map<String, Double> error = Map.of("eps2", 0.5);
    return with(SpatialCheck.SCT, profile)
        .with(SpatialCheck.SCT, error)
        .with(
            SpatialCheck.SCT,
            Map.of(
                "num_min", 5.0,
                "num_max", 20.0,
                "outer_radius", 50_000.0,
                "num_iterations", PASSES,
                "min_horizontal_scale", 10_000.0,
                "vertical_scale", 200.0,
                "pos", 20.0,
                "neg", 20.0,
                "min_std", minDeviation))
        .with(SpatialCheck.FIRST_GUESS, profile)
        .with(SpatialCheck.SCT_RESISTANT, profile)
        .with(SpatialCheck.SCT_RESISTANT, error)
        .with(SpatialCheck.SCT_RESISTANT, scales(1_000, 25_000, 600));
  }

  SpatialDefaults ranges(double admissible, double valid) {
    boolean profile =
        figures.getOrDefault(SpatialCheck.SCT, new TreeMap<>()).getOrDefault("num_min_prof", -1.0)
            >= 0;
    double background = profile ? PROFILE : MEAN;
    for (SpatialCheck check : List.of(SpatialCheck.FIRST_GUESS, SpatialCheck.SCT_RESISTANT)) {
      var _ =
          with(
                  check,
                  Map.of(
                      "num_min_outer", 5.0,
                      "num_max_outer", 30.0,
                      "inner_radius", 20_000.0,
                      "outer_radius", 50_000.0,
                      "num_iterations", PASSES,
                      "tpos", 3.0,
                      "tneg", 3.0))
              .with(
                  check,
                  Map.of(
                      "background_elab_type", background,
                      "admissible", admissible,
                      "valid", valid));
    }
    return this;
  }

  /** The set, which judges place, range, isolation, duplicates and these. */
  SpatialParameters judging(SpatialCheck... others) {
    TreeSet<SpatialCheck> judged =
        new TreeSet<>(
            List.of(
                SpatialCheck.METADATA,
                SpatialCheck.RANGE,
                SpatialCheck.DUPLICATE,
                SpatialCheck.ISOLATION));
    judged.addAll(List.of(others));
    return new SpatialParameters(id, judged, figures);
  }

  private SpatialDefaults with(SpatialCheck check, Map<String, Double> names) {
    figures.computeIfAbsent(check, _ -> new TreeMap<>()).putAll(names);
    return this;
  }

  private static Map<String, Double> scales(double least, double greatest, double vertical) {
    return Map.of(
        "min_horizontal_scale", least,
        "max_horizontal_scale", greatest,
        "kth_closest_obs_horizontal_scale", 3.0,
        "vertical_scale", vertical);
  }
}

package io.trigpoint.plots;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.SharedVectors;
import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.CheckState;
import io.trigpoint.weather.spatial.SpatialCheck;
import io.trigpoint.weather.spatial.SpatialChecks;
import io.trigpoint.weather.spatial.SpatialParameters;
import io.trigpoint.weather.spatial.SpatialStation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** A published network of temperatures at one instant, judged by our defaults. */
final class TemperatureNetwork {
  /** What compares a value with those around it. */
  private static final List<String> COMPARING =
      List.of(
          SpatialCheck.BUDDY.id(),
          SpatialCheck.FIRST_GUESS.id(),
          SpatialCheck.SCT.id(),
          SpatialCheck.SCT_RESISTANT.id());

  private final List<Judged> stations;

  private TemperatureNetwork(List<Judged> stations) {
    this.stations = stations;
  }

  /**
   * A station and what was found.
   *
   * @param faulty whether an error was planted
   * @param share of the limit that the figure reached, the largest of all comparing checks
   */
  record Judged(SpatialStation station, boolean faulty, CheckState state, double share) {}

  static TemperatureNetwork of(String dataset) throws IOException {
    JsonNode line =
        SharedVectors.titanlib("datasets.jsonl").stream()
            .filter(each -> each.get("id").asText().equals(dataset))
            .findFirst()
            .orElseThrow();
    List<SpatialStation> stations = new ArrayList<>();
    for (int i = 0; i < line.get("n").asInt(); i++) {
      stations.add(
          new SpatialStation(
              "%05d".formatted(i),
              "owner" + i,
              figure(line, "lat", i),
              figure(line, "lon", i),
              figure(line, "elev", i),
              figure(line, "value", i)));
    }
    SortedMap<String, List<CheckResult>> results =
        SpatialChecks.of(stations, SpatialParameters.TEMPERATURE);
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < stations.size(); i++) {
      List<CheckResult> of = results.getOrDefault(stations.get(i).id(), List.of());
      boolean faulty = line.has("truth") && line.get("truth").get(i).asInt() != 0;
      judged.add(new Judged(stations.get(i), faulty, state(of), share(of)));
    }
    return new TemperatureNetwork(judged);
  }

  /** Those that anything was compared with. */
  List<Judged> judged() {
    return stations.stream().filter(each -> each.share > 0).toList();
  }

  List<Judged> in(CheckState state) {
    return stations.stream().filter(each -> each.state == state).toList();
  }

  private static CheckState state(List<CheckResult> results) {
    if (results.stream().anyMatch(result -> result.state() == CheckState.FAIL)) {
      return CheckState.FAIL;
    }
    return results.stream()
            .anyMatch(r -> COMPARING.contains(r.check()) && r.state() == CheckState.PASS)
        ? CheckState.PASS
        : CheckState.NOT_JUDGED;
  }

  private static double share(List<CheckResult> results) {
    return results.stream()
        .filter(r -> COMPARING.contains(r.check()) && r.limit() > 0)
        .mapToDouble(result -> result.figure() / result.limit())
        .max()
        .orElse(0);
  }

  private static double figure(JsonNode line, String name, int station) {
    JsonNode value = line.get(name).get(station);
    return value.isNull() ? Double.NaN : value.asDouble();
  }
}

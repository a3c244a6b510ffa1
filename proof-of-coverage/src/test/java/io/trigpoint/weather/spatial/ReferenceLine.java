package io.trigpoint.weather.spatial;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.SharedVectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A published case of the reference: a network, parameters, flags and perhaps scores. */
record ReferenceLine(SpatialCheck check, JsonNode line, JsonNode dataset) {
  /** The cases of a check that depend neither on a defect nor on a simplex. */
  static List<ReferenceLine> plain(SpatialCheck check) throws IOException {
    return all(check).stream().filter(each -> !each.line.has("quirk")).toList();
  }

  static List<ReferenceLine> all(SpatialCheck check) throws IOException {
    SortedMap<String, JsonNode> datasets = new TreeMap<>();
    SharedVectors.titanlib("datasets.jsonl")
        .forEach(dataset -> datasets.put(dataset.get("id").asText(), dataset));
    List<ReferenceLine> lines = new ArrayList<>();
    for (JsonNode line : SharedVectors.titanlib(check.reference() + ".jsonl")) {
      lines.add(
          new ReferenceLine(
              check, line, Objects.requireNonNull(datasets.get(line.get("dataset").asText()))));
    }
    return lines;
  }

  static Network network(JsonNode dataset) {
    return Network.of(
        doubles(dataset.get("lat")),
        doubles(dataset.get("lon")),
        doubles(dataset.get("elev")),
        doubles(dataset.get("value")));
  }

  Network network() {
    return network(dataset);
  }

  SpatialRule rule(ParameterSet set) {
    return new RuleReading(
            name -> {
              JsonNode given = line.get("params").path(name);
              return given.isMissingNode() ? new double[0] : doubles(given);
            },
            set)
        .rule(check);
  }

  /** The stations whose flag is not the published one, without those that need not match. */
  SortedSet<Integer> differences(Flags flags) {
    SortedSet<Integer> differences = new TreeSet<>();
    for (int i = 0; i < flags.size(); i++) {
      if (flags.flag(i) != line.get("flags").get(i).asInt()) {
        differences.add(i);
      }
    }
    line.path("float64_disagrees").forEach(station -> differences.remove(station.asInt()));
    return differences;
  }

  @Override
  public String toString() {
    return line.get("id").asText();
  }

  static double[] doubles(JsonNode node) {
    if (!node.isArray()) {
      return new double[] {number(node)};
    }
    double[] numbers = new double[node.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(node.get(i));
    }
    return numbers;
  }

  private static double number(JsonNode node) {
    if (node.isBoolean()) {
      return node.asBoolean() ? 1 : 0;
    }
    return node.isNull() ? Double.NaN : node.asDouble();
  }
}

package io.trigpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every group of published cases is replayed by a test, or is named with who it is left to. */
class VectorCoverageTest {
  private static final Path MODULES = Path.of("..");
  private static final String HERE = "proof-of-coverage/src/test/java/io/trigpoint/";
  private static final String DISTANCES = HERE + "coverage/VectorsTest";
  private static final String HIP15 = HERE + "coverage/Hip15Test";
  private static final String DENSITY = HERE + "density/HexDensityTest";
  private static final String REGIONS = HERE + "report/RegionTest";
  private static final String KEYS = HERE + "report/HeliumAddressTest";
  private static final String AIR = "deploy/src/test/java/io/trigpoint/deploy/air/AirTest";
  private static final String SINGLE_RULES = HERE + "coverage/helium/HeliumVectorsTest";
  private static final String FIGURES = HERE + "coverage/helium/HeliumFiguresTest";
  private static final String RULE_LISTS = HERE + "coverage/helium/HeliumListsTest";
  private static final String ROUNDS = HERE + "coverage/helium/HeliumStoriesTest";

  private static final String MONEY =
      "rewards/src/test/java/io/trigpoint/rewards/helium/VectorRewardsTest";

  /** Groups and the tests that replay them. */
  private static final Map<String, String> REPLAYED =
      Map.ofEntries(
          Map.entry("h3.distance_m", DISTANCES),
          Map.entry("h3.distance_m.derived", DISTANCES),
          Map.entry("h3.cell_distance_res11", DISTANCES),
          Map.entry("h3.cell_distance_res11.derived", DISTANCES),
          Map.entry("h3.latlng_of_cells", DISTANCES),
          Map.entry("rf.expected_rssi", FIGURES),
          Map.entry("rf.fspl.derived", DISTANCES),
          Map.entry("rule.witness_rssi", SINGLE_RULES),
          Map.entry("rule.witness_freq", SINGLE_RULES),
          Map.entry("rule.witness_region", SINGLE_RULES),
          Map.entry("rule.witness_max_distance", SINGLE_RULES),
          Map.entry("rule.witness_min_cells", SINGLE_RULES),
          Map.entry("rule.witness_lag", SINGLE_RULES),
          Map.entry("rule.witness_lag.derived", SINGLE_RULES),
          Map.entry("rule.entropy_window", SINGLE_RULES),
          Map.entry("rule.beacon_schedule", SINGLE_RULES),
          Map.entry("rule.beacon_schedule.derived", SINGLE_RULES),
          Map.entry("rule.denylist", SINGLE_RULES),
          Map.entry("rule.simple", SINGLE_RULES),
          Map.entry("beacon.payload", FIGURES),
          Map.entry("beacon.payload.derived", FIGURES),
          Map.entry("rules.beacon_list", RULE_LISTS),
          Map.entry("rules.witness_list", RULE_LISTS),
          Map.entry("rules.order", RULE_LISTS),
          Map.entry("enum.invalid_reason", RULE_LISTS),
          Map.entry("scenario.runner", ROUNDS),
          Map.entry("witness.filter", ROUNDS),
          Map.entry("witness.max", ROUNDS),
          Map.entry("hip15.reward_units", DISTANCES),
          Map.entry("hip15.reward_units.derived", DISTANCES),
          Map.entry("hip15.table_2dp", HIP15),
          Map.entry("hip15.scenarios", HIP15),
          Map.entry("hip15.topologies", HIP15),
          Map.entry("density.hip104", DENSITY),
          Map.entry("density.hip17.derived", DENSITY),
          Map.entry("density.limit", DENSITY),
          Map.entry("density.limit.derived", DENSITY),
          Map.entry("density.chain_example", DENSITY),
          Map.entry("density.synthetic.derived", DENSITY),
          Map.entry("region.plans", REGIONS),
          Map.entry("region.datarate_51B.derived", REGIONS),
          Map.entry("agent.select_datarate", REGIONS),
          Map.entry("rewards.pools", MONEY),
          Map.entry("rewards.price", MONEY),
          Map.entry("rewards.epoch_6_gateways", MONEY),
          Map.entry("rewards.epoch_24h", MONEY),
          Map.entry("rewards.index_extract", MONEY),
          Map.entry("epoch.numbering", MONEY),
          Map.entry("data.payload_to_dc", MONEY),
          Map.entry("data.payload_to_dc.derived", MONEY),
          Map.entry("settlement.lazy_median", MONEY),
          Map.entry("settlement.lazy_median.derived", MONEY),
          Map.entry("region.airtime", AIR),
          Map.entry("crypto.address", KEYS),
          Map.entry("crypto.signatures", KEYS));

  @Test
  void everyGroupIsReplayedOrLeft() throws IOException {
    SortedSet<String> published = new TreeSet<>();
    for (JsonNode group :
        new ObjectMapper()
            .readTree(SharedVectors.file("vectors", "helium.json").toFile())
            .get("groups")) {
      published.add(group.get("id").asText());
    }
    SortedSet<String> named = new TreeSet<>(REPLAYED.keySet());
    assertThat(named).doesNotContainAnyElementsOf(LeftVectors.BY_GROUP.keySet());
    named.addAll(LeftVectors.BY_GROUP.keySet());
    assertThat(named).isEqualTo(published);
  }

  @Test
  void everyFileOfStationDaysIsReplayed() throws IOException {
    String replay = Files.readString(MODULES.resolve(HERE + "weather/qod/QodVectorsTest.java"));
    try (Stream<Path> files = Files.list(SharedVectors.folder("vectors", "qod"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(replay).contains('"' + name + '"'));
    }
  }

  @Test
  void theTestsThatReplayThemReadThem() throws IOException {
    SortedMap<String, String> sources = new TreeMap<>();
    for (Map.Entry<String, String> replayed : REPLAYED.entrySet()) {
      if (!sources.containsKey(replayed.getValue())) {
        sources.put(
            replayed.getValue(), Files.readString(MODULES.resolve(replayed.getValue() + ".java")));
      }
      assertThat(sources.get(replayed.getValue()))
          .as(replayed.getValue())
          .contains('"' + replayed.getKey() + '"');
    }
  }
}

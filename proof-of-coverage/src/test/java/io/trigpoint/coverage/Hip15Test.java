package io.trigpoint.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.SharedVectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tables that HIP-15 was argued with, two decimals. */
class Hip15Test {
  private static final double HALF_A_HUNDREDTH = 0.005 + 1e-9;
  private static final double UNIT = 10_000;

  @Test
  void unitsInTwoDecimals() throws IOException {
    for (JsonNode vector : SharedVectors.helium("hip15.table_2dp")) {
      RewardUnits units = RewardUnits.of(vector.get("n").asInt());
      assertThat(units.beacon() / UNIT)
          .isEqualTo(vector.get("beacon").asDouble(), within(HALF_A_HUNDREDTH));
      assertThat(units.perWitness() / UNIT)
          .isEqualTo(vector.get("per_witness").asDouble(), within(HALF_A_HUNDREDTH));
    }
  }

  /**
   * The text takes invalid witnesses off the transmitter; what was deployed does not count them.
   */
  @Test
  void scenariosWithoutInvalidWitnesses() throws IOException {
    int replayed = 0;
    for (JsonNode vector : SharedVectors.helium("hip15.scenarios")) {
      if (vector.get("invalid").asInt() == 0) {
        int witnesses = vector.get("witnesses").asInt();
        RewardUnits units = RewardUnits.of(witnesses);
        assertThat(units.beacon() / UNIT)
            .isEqualTo(vector.get("tx").asDouble(), within(HALF_A_HUNDREDTH));
        assertThat(units.perWitness() / UNIT * witnesses)
            .isEqualTo(vector.get("total_rx").asDouble(), within(0.015));
        replayed++;
      }
    }
    assertThat(replayed).isEqualTo(2);
  }

  @Test
  void topologies() throws IOException {
    for (JsonNode vector : SharedVectors.helium("hip15.topologies")) {
      String figure = vector.get("fig").asText();
      List<Double> earned = earned(heardBy(figure));
      for (Map.Entry<String, JsonNode> expected : vector.properties()) {
        String who = expected.getKey();
        if (who.equals("each")) {
          assertThat(earned)
              .as(figure)
              .allSatisfy(units ->
                  assertThat(units).isEqualTo(expected.getValue().asDouble(), within(0.02)));
        } else if (!who.equals("fig")) {
          assertThat(earned.get(who.charAt(0) - 'A'))
              .as("%s of %s", who, figure)
              .isEqualTo(expected.getValue().asDouble(), within(HALF_A_HUNDREDTH));
        }
      }
    }
  }

  /** Who hears the beacon of each hotspot. */
  private static Map<Integer, List<Integer>> heardBy(String figure) {
    return switch (figure.charAt(0)) {
      case 'a' -> everybody(2);
      case 'b' -> Map.of(0, List.of(1), 1, List.of(2), 2, List.of(3), 3, List.of(4), 4, List.of());
      case 'c' -> bothSides(100);
      case 'd' -> everybody(24);
      case 'e' -> hub(5);
      case 'f' -> everybody(5);
      default -> throw new IllegalStateException("an unknown figure: " + figure);
    };
  }

  private static Map<Integer, List<Integer>> everybody(int size) {
    Map<Integer, List<Integer>> heardBy = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      int beaconer = i;
      heardBy.put(i, IntStream.range(0, size).filter(w -> w != beaconer).boxed().toList());
    }
    return heardBy;
  }

  private static Map<Integer, List<Integer>> bothSides(int side) {
    Map<Integer, List<Integer>> heardBy = new TreeMap<>();
    for (int i = 0; i < 2 * side; i++) {
      int from = i < side ? side : 0;
      heardBy.put(i, IntStream.range(from, from + side).boxed().toList());
    }
    return heardBy;
  }

  private static Map<Integer, List<Integer>> hub(int spokes) {
    Map<Integer, List<Integer>> heardBy = new TreeMap<>();
    heardBy.put(0, IntStream.rangeClosed(1, spokes).boxed().toList());
    IntStream.rangeClosed(1, spokes).forEach(spoke -> heardBy.put(spoke, List.of(0)));
    return heardBy;
  }

  private static List<Double> earned(Map<Integer, List<Integer>> heardBy) {
    List<Double> earned = new ArrayList<>();
    IntStream.range(0, heardBy.size()).forEach(i -> earned.add(0.0));
    heardBy.forEach((beaconer, witnesses) -> {
      RewardUnits units = RewardUnits.of(witnesses.size());
      earned.set(beaconer, earned.get(beaconer) + units.beacon() / UNIT);
      witnesses.forEach(w -> earned.set(w, earned.get(w) + units.perWitness() / UNIT));
    });
    return earned;
  }
}

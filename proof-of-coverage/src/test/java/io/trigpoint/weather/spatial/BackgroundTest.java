package io.trigpoint.weather.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.SharedVectors;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackgroundTest {
  @Test
  void theProfileIsThatOfTheReference() throws IOException {
    List<JsonNode> lines =
        SharedVectors.titanlib("profiles.jsonl").stream()
            .filter(line -> line.get("check").asText().equals("theil_sen"))
            .toList();
    assertThat(lines).isNotEmpty();
    for (JsonNode line : lines) {
      JsonNode dataset =
          SharedVectors.titanlib("datasets.jsonl").stream()
              .filter(each -> each.get("id").equals(line.get("dataset")))
              .findFirst()
              .orElseThrow();
      Network network = ReferenceLine.network(dataset);
      JsonNode params = line.get("params");
      Background.Profile profile =
          Background.theilSen(
              network.elevation,
              network.value,
              network.size(),
              params.get("num_min_prof").asInt(),
              params.get("min_elev_diff").asDouble());
      for (int i = 0; i < network.size(); i++) {
        assertThat(profile.at(network.elevation[i]))
            .isEqualTo(line.get("profile").get(i).asDouble(), within(5e-4));
      }
    }
  }

  @Test
  void aQuarterOfLiarsBendsTheProfileLittle() {
    Random random = new Random(1);
    double[] elevations = random.doubles(40, 0, 1_000).toArray();
    double[] values = new double[40];
    for (int i = 0; i < 40; i++) {
      values[i] = 15 - 0.008 * elevations[i] + (i % 4 == 0 ? 50 : 0);
    }
    Background.Profile profile = Background.theilSen(elevations, values, 40, 10, 100);
    assertThat(profile.slope()).isEqualTo(-0.008, within(0.002));
    assertThat(profile.at(500)).isEqualTo(11, within(1.0));
  }

  @Test
  void theMedianIsThatOfASort() {
    Random random = new Random(2);
    for (int n = 1; n < 200; n++) {
      double[] values = random.ints(n, 0, 20).asDoubleStream().toArray();
      double sorted = Quantile.of(values.clone(), n, 0.5);
      assertThat(Quantile.median(values, n)).isEqualTo(sorted);
    }
  }
}

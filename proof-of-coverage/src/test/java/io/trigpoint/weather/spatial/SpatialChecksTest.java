package io.trigpoint.weather.spatial;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.weather.CheckResult;
import io.trigpoint.weather.CheckState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpatialChecksTest {
  @Test
  void everyStationGetsOneResultOfEveryCheck() {
    List<SpatialStation> stations = town();
    stations.add(new SpatialStation("hot", "hot", 51, 3.75, 20, 24));
    stations.add(new SpatialStation("far", "far", -33, 151, 20, 24));
    stations.add(new SpatialStation("mute", "mute", 51, 3.76, 20, Double.NaN));
    Map<String, List<CheckResult>> results =
        SpatialChecks.of(stations, SpatialParameters.TEMPERATURE);
    assertThat(results).hasSize(23);
    assertThat(results.values())
        .allSatisfy(of ->
            assertThat(of.stream().map(CheckResult::check))
                .containsExactlyElementsOf(
                    SpatialParameters.TEMPERATURE.judged().stream()
                        .map(SpatialCheck::id)
                        .toList()));
    assertThat(state(results, "hot", SpatialCheck.SCT)).isEqualTo(CheckState.FAIL);
    assertThat(state(results, "hot", SpatialCheck.BUDDY)).isEqualTo(CheckState.FAIL);
    assertThat(state(results, "s3", SpatialCheck.SCT)).isEqualTo(CheckState.PASS);
    assertThat(state(results, "far", SpatialCheck.SCT)).isEqualTo(CheckState.NOT_JUDGED);
    assertThat(state(results, "far", SpatialCheck.ISOLATION)).isEqualTo(CheckState.NOT_JUDGED);
    assertThat(state(results, "mute", SpatialCheck.RANGE)).isEqualTo(CheckState.NOT_JUDGED);
    CheckResult judged = result(results, "s3", SpatialCheck.SCT);
    assertThat(judged.neighbours()).hasSize(19).doesNotContain("s3", "hot", "far", "mute");
  }

  @Test
  void theOrderChangesNothing() {
    List<SpatialStation> stations = town();
    Map<String, List<CheckResult>> results =
        SpatialChecks.of(stations, SpatialParameters.TEMPERATURE);
    Collections.shuffle(stations, new Random(3));
    assertThat(SpatialChecks.of(stations, SpatialParameters.TEMPERATURE)).isEqualTo(results);
  }

  @Test
  void noStationsGiveNoResults() {
    for (SpatialParameters parameters : SpatialParameters.ALL) {
      assertThat(SpatialChecks.of(List.of(), parameters)).isEmpty();
      assertThat(SpatialChecks.of(town(), parameters)).hasSize(20);
    }
  }

  private static CheckState state(
      Map<String, List<CheckResult>> results, String id, SpatialCheck check) {
    return result(results, id, check).state();
  }

  private static CheckResult result(
      Map<String, List<CheckResult>> results, String id, SpatialCheck check) {
    return results.getOrDefault(id, List.of()).stream()
        .filter(each -> each.check().equals(check.id()))
        .findFirst()
        .orElseThrow();
  }

  private static List<SpatialStation> town() {
    Network town = HostileNetworks.town(1);
    List<SpatialStation> stations = new ArrayList<>();
    for (int i = 0; i < town.size(); i++) {
      stations.add(
          new SpatialStation(
              "s" + i,
              town.owner(i),
              town.latitude[i],
              town.longitude[i],
              town.elevation[i],
              town.value[i]));
    }
    return stations;
  }
}

package io.trigpoint.weather.spatial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.SharedVectors;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the default figures find among seeded faults, one set for all networks. */
class SkillTest {
  private static final String TERRAIN = "titan_ta_ge20";

  @ParameterizedTest
  @EnumSource(
      value = SpatialCheck.class,
      names = {"FIRST_GUESS", "SCT", "SCT_RESISTANT"})
  void findsSeededFaultsInRealTerrain(SpatialCheck check) throws IOException {
    Found found = found(check, TERRAIN);
    assertThat(found.faults()).as("faults found of 403").isGreaterThanOrEqualTo(380);
    assertThat(found.falseAlarms()).as("false alarms").isLessThanOrEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"syn_city400, 20, 0", "syn_city120_south, 3, 0"})
  void findsFaultsInCities(String dataset, int faults, int falseAlarms) throws IOException {
    Found found = found(SpatialCheck.SCT, dataset);
    assertThat(found.faults()).isGreaterThanOrEqualTo(faults);
    assertThat(found.falseAlarms()).isLessThanOrEqualTo(falseAlarms);
  }

  @ParameterizedTest
  @CsvSource({"no_ta_20200601, 0.02", "us_metar_20160116, 0.001", "syn_dups60, 0"})
  void leavesRealNetworksAlmostAlone(String dataset, double share) throws IOException {
    Found found = found(SpatialCheck.SCT, dataset);
    assertThat(found.falseAlarms()).isLessThanOrEqualTo((int) (share * found.stations()));
  }

  /** Flags of a network where it is known who is faulty, or where nobody is. */
  private record Found(int stations, int faults, int falseAlarms) {}

  private static Found found(SpatialCheck check, String id) throws IOException {
    JsonNode dataset =
        SharedVectors.titanlib("datasets.jsonl").stream()
            .filter(each -> each.get("id").asText().equals(id))
            .findFirst()
            .orElseThrow();
    Network network = ReferenceLine.network(dataset);
    SpatialRule rule =
        new RuleReading(
                name -> SpatialParameters.TEMPERATURE.figure(check, name, network),
                ParameterSet.TRIGPOINT)
            .rule(check);
    Flags flags = ParameterSet.TRIGPOINT.judge(rule, network);
    int faults = 0;
    for (int i = 0; i < flags.size(); i++) {
      boolean isFault = dataset.path("truth").path(i).asInt() > 0;
      faults += isFault && flags.flag(i) == Flags.FAIL ? 1 : 0;
    }
    return new Found(flags.size(), faults, flags.count(Flags.FAIL) - faults);
  }
}

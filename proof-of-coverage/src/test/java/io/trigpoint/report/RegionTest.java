package io.trigpoint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trigpoint.SharedVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The channel plans against the published ones, whose EU433 channels are ten times too low. */
class RegionTest {
  @Test
  void everyPublishedPlanIsOurs() throws IOException {
    List<Region> seen = new ArrayList<>();
    for (JsonNode vector : SharedVectors.helium("region.plans")) {
      Region region = region(vector);
      seen.add(region);
      assertThat(vector.get("bandwidth_hz")).hasSize(1);
      assertThat(vector.get("bandwidth_hz").get(0).asLong())
          .isEqualTo(SpreadingFactor.BANDWIDTH.value());
      assertThat(vector.get("max_eirp_ddbm").get(0).asInt()).isEqualTo(region.maxEirp().tenths());
      assertThat(hertz(vector.get("channels_hz"), region == Region.EU433 ? 10 : 1))
          .as("channels of %s", region)
          .isEqualTo(region.channels());
      assertThat(limits(vector.get("spreading"), "max_bytes")).isEqualTo(region.packetLimits());
    }
    assertThat(seen).containsExactlyInAnyOrder(Region.values());
  }

  @Test
  void theSourcesEu433ChannelsAreTenTimesTooLowAndOursAreCorrected() throws IOException {
    JsonNode eu433 = regionTable().get("regions").get("EU433");
    assertThat(hertz(eu433.get("channels_hz"), 10)).isEqualTo(Region.EU433.channels());
    assertThat(hertz(eu433.get("channels_hz_corrected"), 1)).isEqualTo(Region.EU433.channels());
  }

  @Test
  void theRegionTableHasTheSamePlansCodesAndBeaconRates() throws IOException {
    JsonNode table = regionTable();
    assertThat(table.get("regions")).hasSameSizeAs(Region.values());
    for (Map.Entry<String, JsonNode> entry : table.get("regions").properties()) {
      Region region = Region.named(entry.getKey()).orElseThrow();
      JsonNode plan = entry.getValue();
      assertThat(table.get("region_enum").get(region.name()).asInt()).isEqualTo(region.code());
      assertThat(Region.ofCode(region.code())).hasValue(region);
      assertThat(Dbm.of(plan.get("max_eirp_dbm").asDouble())).isEqualTo(region.maxEirp());
      assertThat(limits(plan.get("spreading_by_max_payload_bytes"), "max_payload"))
          .isEqualTo(region.packetLimits());
      assertThat(plan.get("beacon").get("datarate").asText())
          .isEqualTo(region.spreading().datarate());
    }
  }

  @Test
  void beaconsGoOutAtThePublishedSpreadingAndPower() throws IOException {
    for (JsonNode vector : SharedVectors.helium("region.datarate_51B.derived")) {
      Region region = region(vector);
      assertThat(region.spreading()).hasToString(vector.get("sf").asText());
      assertThat(region.conductedPower(new Decibels(12)).value())
          .isEqualTo(vector.get("conducted_dbm_gain12").asDouble());
      assertThat(region.conductedPower(new Decibels(60)).value())
          .isEqualTo(vector.get("conducted_dbm_gain60").asDouble());
    }
  }

  @Test
  void theFirstSpreadingThatFitsIsTaken() throws IOException {
    for (JsonNode vector : SharedVectors.helium("agent.select_datarate")) {
      assertThat(
              Region.EU868
                  .spreadingFor(vector.get("size").asInt())
                  .map(SpreadingFactor::datarate)
                  .orElse("error"))
          .isEqualTo(vector.get("expected").asText());
    }
  }

  @ParameterizedTest
  @CsvSource({"EU868, 165, 0", "EU868, 175, -10", "US915, -15, 370", "KR920, 131, 0"})
  void powerIsCutTowardsZero(Region region, int gainTenths, int expectedTenths) {
    assertThat(region.conductedPower(new Decibels(gainTenths)).tenths()).isEqualTo(expectedTenths);
  }

  @ParameterizedTest
  @CsvSource({"as923-1b, AS923_1B", "EU868, EU868", "Cd900_1a, CD900_1A"})
  void namesAreReadInAnyCaseWithHyphensOrUnderscores(String name, Region region) {
    assertThat(Region.named(name)).hasValue(region);
  }

  @ParameterizedTest
  @EnumSource
  void thePageHasTheRowOfEveryRegion(Region region) throws IOException {
    String channels =
        String.join(
            ", ",
            region.channels().stream()
                .map(channel -> Double.toString(channel.megahertz()))
                .toList());
    assertThat(Files.readAllLines(Path.of("..", "docs", "spec", "regions.md")))
        .contains(
            "| `%s` | %d | %s | %s | %s |"
                .formatted(
                    region.name(),
                    region.code(),
                    channels,
                    region.maxEirp().value(),
                    region.spreading().datarate()));
  }

  private static Region region(JsonNode vector) {
    return Region.named(vector.get("region").asText()).orElseThrow();
  }

  private static List<Hertz> hertz(JsonNode channels, int factor) {
    List<Hertz> hertz = new ArrayList<>();
    channels.forEach(channel -> hertz.add(new Hertz(channel.asLong() * factor)));
    return hertz;
  }

  private static List<PacketLimit> limits(JsonNode spreading, String bytes) {
    List<PacketLimit> limits = new ArrayList<>();
    for (JsonNode limit : spreading) {
      int factor = Integer.parseInt(limit.get("sf").asText().substring(2));
      limits.add(new PacketLimit(new SpreadingFactor(factor), limit.get(bytes).asInt()));
    }
    assertThat(limits).isNotEmpty();
    return limits;
  }

  private static JsonNode regionTable() throws IOException {
    return new ObjectMapper().readTree(SharedVectors.file("vectors", "lora-regions.json").toFile());
  }
}

package io.trigpoint.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.SharedVectors;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Dbm;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Hertz;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays the published figures for distances, link budget and reward units. */
class VectorsTest {
  @ParameterizedTest
  @ValueSource(strings = {"h3.distance_m", "h3.distance_m.derived"})
  void greatCirclesHaveThePublishedLength(String group) throws IOException {
    for (JsonNode vector : SharedVectors.helium(group)) {
      double metres = Distance.between(cell(vector, "a"), cell(vector, "b")).metres();
      assertThat(StrictMath.round(metres)).isEqualTo(vector.get("expected_m").asLong());
      if (vector.has("unrounded_m")) {
        assertThat(metres).isEqualTo(vector.get("unrounded_m").asDouble(), within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h3.cell_distance_res11", "h3.cell_distance_res11.derived"})
  void gridDistancesAreThoseOfTheResolutionElevenParents(String group) throws IOException {
    for (JsonNode vector : SharedVectors.helium(group)) {
      assertThat(Distance.between(cell(vector, "a"), cell(vector, "b")).cells())
          .hasValue(vector.get("expected_cells").asLong());
    }
  }

  @Test
  void cellCentresAreWhereTheyWerePublished() throws IOException {
    for (JsonNode vector : SharedVectors.helium("h3.latlng_of_cells")) {
      Cell cell = cell(vector, "cell");
      assertThat(cell.resolution()).isEqualTo(vector.get("res").asInt());
      assertThat(cell.centre().lat).isEqualTo(vector.get("lat").asDouble(), within(1e-9));
      assertThat(cell.centre().lng).isEqualTo(vector.get("lng").asDouble(), within(1e-9));
    }
  }

  @Test
  void freeSpaceLossComesOutToTheLastPublishedDigit() throws IOException {
    for (JsonNode vector : SharedVectors.helium("rf.fspl.derived")) {
      double loss =
          LinkBudget.freeSpaceLoss(
              new Hertz(vector.get("freq_hz").asLong()), vector.get("distance_m").asDouble());
      assertThat(loss).isEqualTo(vector.get("expected_db").asDouble(), within(1e-9));
    }
  }

  /** The reference drops the tenths of both gains; ours keeps them and rounds the limit up. */
  @Test
  void theStrongestSignalIsTheReferencesPlusTheTenthsThatItDrops() throws IOException {
    for (JsonNode vector : SharedVectors.helium("rf.expected_rssi")) {
      int beaconer = vector.get("beaconer_gain_ddb").asInt();
      int witness = vector.get("witness_gain_ddb").asInt();
      Dbm strongest =
          LinkBudget.strongest(
              Dbm.of(vector.get("tx_power_dbm").asDouble()),
              new Decibels(beaconer),
              new Decibels(witness),
              new Hertz(vector.get("freq_hz").asLong()),
              vector.get("distance_m").asDouble());
      double dropped = (beaconer % 10 + witness % 10) / 10.0;
      double exact = vector.get("expected_dbm").asDouble() + dropped;
      assertThat(strongest.value()).isBetween(exact, exact + 0.1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hip15.reward_units", "hip15.reward_units.derived"})
  void rewardUnitsHaveThePublishedFourDecimals(String group) throws IOException {
    for (JsonNode vector : SharedVectors.helium(group)) {
      RewardUnits units = RewardUnits.of(vector.get("n").asInt());
      assertThat(List.of(units.beacon(), units.perWitness()))
          .isEqualTo(
              Stream.of("beacon", "per_witness")
                  .map(field -> new BigDecimal(vector.get(field).asText()).movePointRight(4))
                  .map(BigDecimal::intValueExact)
                  .toList());
    }
  }

  private static Cell cell(JsonNode vector, String field) {
    return Cell.parse(vector.get(field).asText());
  }
}

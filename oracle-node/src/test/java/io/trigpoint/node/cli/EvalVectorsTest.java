package io.trigpoint.node.cli;

import static io.trigpoint.node.cli.PublishedCases.answer;
import static io.trigpoint.node.cli.PublishedCases.vectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published figures of the retired network, asked of the calculator as its users ask. */
class EvalVectorsTest {
  @ParameterizedTest
  @ValueSource(strings = {"h3.distance_m", "h3.distance_m.derived"})
  void distancesInMetres(String group) throws IOException {
    for (JsonObject vector : vectors(group)) {
      double metres = answer("coverage.distance", ends(vector)).getDouble("m");
      assertThat(StrictMath.round(metres)).isEqualTo(vector.getLong("expected_m"));
      if (vector.containsKey("unrounded_m")) {
        assertThat(metres).isEqualTo(vector.getDouble("unrounded_m"), within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h3.cell_distance_res11", "h3.cell_distance_res11.derived"})
  void distancesInCells(String group) throws IOException {
    for (JsonObject vector : vectors(group)) {
      assertThat(answer("coverage.distance", ends(vector)).getLong("cells"))
          .isEqualTo(vector.getLong("expected_cells"));
    }
  }

  @Test
  void freeSpaceLoss() throws IOException {
    for (JsonObject vector : vectors("rf.fspl.derived")) {
      JsonObject line =
          new JsonObject()
              .put("freq_hz", vector.getValue("freq_hz"))
              .put("distance_m", vector.getValue("distance_m"));
      assertThat(answer("coverage.fspl", line).getDouble("db"))
          .isEqualTo(vector.getDouble("expected_db"), within(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({"hip15.reward_units, 4", "hip15.reward_units.derived, 4", "hip15.table_2dp, 2"})
  void rewardUnits(String group, int places) throws IOException {
    for (JsonObject vector : vectors(group)) {
      JsonObject units =
          answer("coverage.reward-units", new JsonObject().put("n", vector.getValue("n")));
      for (String unit : List.of("beacon", "per_witness")) {
        BigDecimal published = new BigDecimal(vector.getString(unit));
        BigDecimal halfOfTheLastPlace = new BigDecimal("0.5").movePointLeft(places);
        assertThat(new BigDecimal(units.getString(unit)))
            .as("%s of %s", unit, vector)
            .isCloseTo(published, within(places == 4 ? BigDecimal.ZERO : halfOfTheLastPlace));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "density.hip104, hip104, expected",
    "density.hip17.derived, hip17, expected",
    "density.synthetic.derived, hip104, expected_HIP104",
    "density.synthetic.derived, hip17, expected_HIP17"
  })
  void densityScales(String group, String table, String expected) throws IOException {
    for (JsonObject vector : vectors(group)) {
      JsonObject line =
          new JsonObject().put("table", table).put("asserted", vector.getJsonArray("asserted"));
      assertThat(answer("coverage.density", line).getJsonObject("scales"))
          .isEqualTo(vector.getJsonObject(expected));
    }
  }

  @Test
  void densityLimits() throws IOException {
    for (JsonObject vector : vectors("density.limit.derived")) {
      for (int n = 0; n <= 7; n++) {
        JsonObject line =
            new JsonObject()
                .put("table", vector.getString("config").toLowerCase(Locale.ROOT))
                .put("res", vector.getInteger("res"))
                .put("n", n);
        assertThat(answer("coverage.density-limit", line).getInteger("limit"))
            .isEqualTo(vector.getJsonArray("limits_n0_to_n7").getInteger(n));
      }
    }
  }

  @Test
  void theBreakdownStandsBesideTheScale() {
    String cell = "644459695463521437";
    JsonObject line =
        new JsonObject()
            .put("table", "hip104")
            .put("asserted", new JsonArray().add(cell).add(cell).add(cell));
    JsonObject answer = answer("coverage.density", line);
    assertThat(answer.getJsonObject("scales").getString(cell)).isEqualTo("0.3333");
    JsonArray levels = answer.getJsonObject("levels").getJsonArray(cell);
    assertThat(levels).hasSize(7);
    assertThat(levels.getJsonObject(0).encode())
        .isEqualTo("{\"res\":10,\"clipped\":1,\"unclipped\":3}");
  }

  @ParameterizedTest
  @CsvSource({"12, conducted_dbm_gain12", "60, conducted_dbm_gain60"})
  void spreadingAndPowerOfBeacons(int gain, String expected) throws IOException {
    for (JsonObject vector : vectors("region.datarate_51B.derived")) {
      JsonObject line =
          new JsonObject().put("region", vector.getString("region")).put("gain_ddb", gain);
      assertThat(answer("coverage.datarate", line))
          .isEqualTo(
              new JsonObject()
                  .put("sf", vector.getString("sf"))
                  .put("conducted_dbm", vector.getInteger(expected)));
    }
  }

  @Test
  void heliumSignatures() throws IOException {
    for (JsonObject vector : vectors("crypto.signatures")) {
      JsonObject line =
          new JsonObject()
              .put("address", vector.getString("address"))
              .put("message_utf8", "hello world")
              .put("sig_hex", vector.getString("sig"));
      assertThat(answer("report.helium-verify", line).getString("verdict"))
          .isEqualTo(vector.getString("expected"));
      assertThat(
              answer("report.helium-verify", line.put("message_utf8", "hello"))
                  .getString("verdict"))
          .isEqualTo("helium.bad-signature");
    }
  }

  private static JsonObject ends(JsonObject vector) {
    return new JsonObject().put("a", vector.getString("a")).put("b", vector.getString("b"));
  }
}

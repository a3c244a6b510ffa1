package io.trigpoint.node.cli;

import static io.trigpoint.node.cli.PublishedCases.answer;
import static io.trigpoint.node.cli.PublishedCases.vectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference's rules, asked of the calculator as its users ask. */
class EvalHeliumTest {
  private static final Path PAGE = Path.of("..", "docs", "spec", "coverage.md");
  private static final String BEACONER = "112NqN2WWMwtK29PMzRby62fDydBJfsCLkCAf392stdok48ovNT6";
  private static final String WITNESS = "13ABbtvMrRK8jgYrT3h6Y9Zu44nS6829kzsamiQn9Eefeu3VAZs";

  @ParameterizedTest
  @ValueSource(strings = {"beacon.payload", "beacon.payload.derived"})
  void payloads(String group) throws IOException {
    for (JsonObject vector : vectors(group)) {
      JsonObject answer = answer("coverage.payload", vector.copy().put("parameters", "helium"));
      assertThat(answer)
          .isEqualTo(
              new JsonObject()
                  .put("payload_hex", vector.getString("payload_hex"))
                  .put("freq_hz", vector.getLong("frequency_hz")));
    }
  }

  @Test
  void theStrongestReceptions() throws IOException {
    for (JsonObject vector : vectors("rf.expected_rssi")) {
      double limit =
          answer("coverage.rssi-limit", vector.copy().put("parameters", "helium"))
              .getDouble("limit_dbm");
      assertThat(limit).isEqualTo(vector.getDouble("expected_dbm"), within(1e-9));
      double ours =
          answer("coverage.rssi-limit", vector.copy().put("parameters", "trigpoint"))
              .getDouble("limit_dbm");
      assertThat(ours).isBetween(limit + 0.4 + 3, limit + 0.4 + 3.1);
    }
  }

  @Test
  void lags() throws IOException {
    for (JsonObject vector : vectors("rule.witness_lag.derived")) {
      assertThat(answer("coverage.lag", vector).getString("verdict"))
          .isEqualTo(vector.getString("expected"));
    }
    for (JsonObject vector : vectors("rule.witness_lag")) {
      JsonObject line =
          new JsonObject()
              .put("beacon_ms", 1_000 * vector.getLong("beacon_s"))
              .put("first_witness_ms", 1_000 * vector.getLong("first_witness_s"))
              .put("this_ms", 1_000 * vector.getLong("this_s"));
      assertThat(answer("coverage.lag", line).getString("verdict"))
          .isEqualTo(vector.getString("expected"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rule.beacon_schedule", "rule.beacon_schedule.derived"})
  void schedules(String group) throws IOException {
    for (JsonObject vector : vectors(group)) {
      assertThat(answer("coverage.schedule", vector).getString("verdict"))
          .isEqualTo(vector.getString("expected"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null             | 1672639201             | ok",
        "1672617601       | 1672639201             | ok",
        "1672617601       | 1672617600.5           | IrregularInterval",
        "'1672617601'     | \"2023-01-02T05:59:59Z\" | IrregularInterval",
        "1672617601       | \"2023-01-02T07:00:00+01:00\" | ok"
      })
  void instantsAreIsoOrSeconds(String last, String received, String verdict) {
    String line = "{\"last\":%s,\"interval_s\":21600,\"received\":%s}".formatted(last, received);
    assertThat(Typed.eval("coverage.schedule", line).lines())
        .containsExactly("{\"verdict\":\"" + verdict + "\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "coverage.payload    | {\"parameters\":\"trigpoint\"}",
        "coverage.payload    | {\"parameters\":\"helium\",\"remote_entropy_hex\":\"0\"}",
        "coverage.payload    | {\"parameters\":\"helium\",\"remote_entropy_hex\":\"00\",\"remote_timestamp_s\":1,\"local_entropy_hex\":\"00\",\"channels_hz\":[]}",
        "coverage.payload    | {\"parameters\":\"helium\",\"remote_entropy_hex\":\"00\",\"remote_timestamp_s\":1,\"local_entropy_hex\":\"00\",\"channels_hz\":[-1]}",
        "coverage.rssi-limit | {\"parameters\":\"none\",\"tx_power_dbm\":8,\"beaconer_gain_ddb\":0,\"witness_gain_ddb\":0,\"distance_m\":5,\"freq_hz\":868000000}",
        "coverage.rssi-limit | {\"parameters\":\"helium\",\"tx_power_dbm\":1001,\"beaconer_gain_ddb\":0,\"witness_gain_ddb\":0}",
        "coverage.lag        | {\"beacon_ms\":1e300}",
        "coverage.schedule   | {\"last\":\"yesterday\"}",
        "coverage.schedule   | {\"last\":\"+999999999-01-01T00:00:00Z\"}",
        "coverage.schedule   | {\"last\":1e300}",
        "coverage.schedule   | {\"last\":null,\"interval_s\":0}",
        "coverage.verify     | {\"parameters\":\"none\"}",
        "coverage.verify     | {\"parameters\":\"helium\",\"entropy\":[]}"
      })
  void impossibleValuesAreNamed(String group, String line) {
    Typed typed = Typed.eval(group, line);
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("eval.bad-value");
  }

  @Test
  void whatIsMissingIsNamedWithItsPath() throws IOException {
    JsonObject line = example();
    line.getJsonObject("beacon").remove("freq_hz");
    assertThat(Typed.eval("coverage.verify", line.encode()).out())
        .contains("eval.missing-field", "beacon.freq_hz is missing");
    JsonObject second = example();
    second.getJsonArray("witnesses").getJsonObject(1).putNull("id");
    assertThat(Typed.eval("coverage.verify", second.encode()).out())
        .contains("witnesses[1].id is missing");
    JsonObject third = example();
    third.remove("region");
    assertThat(Typed.eval("coverage.verify", third.encode()).out()).contains("region is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"EU869  | region is no region", "''     | region is no region"})
  void aRegionThatIsNoneIsNamed(String region, String detail) throws IOException {
    assertThat(Typed.eval("coverage.verify", example().put("region", region).encode()).out())
        .contains("eval.bad-value", detail);
  }

  @Test
  void aGatewayThatIsNotInTheRegistryHasAVerdict() throws IOException {
    JsonObject line = example();
    line.getJsonObject("hotspots").remove(WITNESS);
    assertThat(witness(line, 0)).isEqualTo("GatewayNotFound");
    line.getJsonObject("hotspots").remove(BEACONER);
    assertThat(witness(line, 0)).isEqualTo("GatewayNotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "no cell", "8009fffffffffff", "18446744073709551615"})
  void aCellThatIsNoneOrTooCoarseHasAVerdict(String cell) throws IOException {
    JsonObject line = example();
    line.getJsonObject("hotspots").getJsonObject(WITNESS).put("cell", cell);
    assertThat(witness(line, 0)).isEqualTo("BelowMinDistance");
  }

  @Test
  void aGatewayWithoutACellIsNotAsserted() throws IOException {
    JsonObject line = example();
    line.getJsonObject("hotspots").getJsonObject(WITNESS).putNull("cell");
    assertThat(witness(line, 0)).isEqualTo("NotAsserted");
  }

  @Test
  void theHistoryOfAnAnswerIsTheNextLines() throws IOException {
    JsonObject line = example();
    JsonObject first = answer("coverage.verify", line);
    line.getJsonObject("history").mergeIn(first.getJsonObject("history"));
    JsonObject second = answer("coverage.verify", line);
    assertThat(first.getJsonObject("beacon").getString("verdict")).isEqualTo("ok");
    assertThat(second.getJsonObject("beacon").getString("verdict")).isEqualTo("IrregularInterval");
  }

  @Test
  void theAnswersAreInTheOrderOfTheReportsAndTheirTimesDecide() throws IOException {
    JsonObject line = example();
    JsonArray witnesses = line.getJsonArray("witnesses");
    JsonObject again = witnesses.getJsonObject(0).copy();
    again.put("received_ms", again.getLong("received_ms") - 1);
    witnesses.add(again);
    assertThat(witness(line, 0)).isEqualTo("Duplicate");
    assertThat(witness(line, 2)).isEqualTo("ok");
  }

  private static String witness(JsonObject line, int index) {
    return answer("coverage.verify", line)
        .getJsonArray("witnesses")
        .getJsonObject(index)
        .getString("verdict");
  }

  /** The input of the page's first worked example. */
  private static JsonObject example() throws IOException {
    String page = Files.readString(PAGE);
    String block = page.substring(page.indexOf("```json\n") + 8);
    return new JsonObject(block.substring(0, block.indexOf("```")));
  }
}

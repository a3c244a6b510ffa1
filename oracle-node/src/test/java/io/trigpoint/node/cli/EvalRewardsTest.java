package io.trigpoint.node.cli;

import static io.trigpoint.node.cli.PublishedCases.answer;
import static io.trigpoint.node.cli.PublishedCases.vectors;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The retired network's money, asked of the calculator. */
class EvalRewardsTest {
  private static final Path SPEC = Path.of("..", "docs", "spec", "rewards.md");

  @ParameterizedTest
  @ValueSource(strings = {"rewards.epoch_6_gateways", "rewards.epoch_24h"})
  void epochs(String group) throws IOException {
    for (JsonObject vector : vectors(group)) {
      JsonObject line =
          new JsonObject()
              .put("parameters", "helium")
              .put("emissions", vector.getValue("emissions"))
              .put("price", vector.getValue("price"))
              .put("shares", vector.getValue("shares"));
      JsonObject answer = answer("rewards.epoch", line);
      assertThat(answer.getJsonObject("amounts")).isEqualTo(vector.getJsonObject("expected"));
      assertThat(answer.getLong("unallocated")).isEqualTo(vector.getLong("unallocated"));
      for (String field : List.of("rates", "omitted", "ops", "oracles_unallocated")) {
        if (vector.containsKey(field)) {
          assertThat(answer.getValue(field)).isEqualTo(vector.getValue(field));
        }
      }
    }
  }

  @Test
  void theWorkedExampleOfTheSpecIsWhatIsAnswered() throws IOException {
    List<JsonObject> blocks =
        Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(SPEC))
            .results()
            .map(block -> new JsonObject(block.group(1)))
            .toList();
    assertThat(blocks).hasSize(2);
    assertThat(answer("rewards.epoch", blocks.getFirst())).isEqualTo(blocks.getLast());
  }

  @Test
  void ourOwnEmissionHalves() {
    JsonObject line =
        new JsonObject().put("parameters", "trigpoint").put("shares", new JsonObject());
    assertThat(answer("rewards.epoch", line.put("epoch", 1_461)).getValue("emission"))
        .hasToString("20000000000000000000000");
    assertThat(answer("rewards.epoch", line.put("epoch", 1_462)).getValue("unallocated"))
        .hasToString("9500000000000000000000");
    assertThat(answer("rewards.epoch", line.put("version", 1)).getValue("unallocated"))
        .hasToString("20000000000000000000000");
  }

  @Test
  void pools() throws IOException {
    for (JsonObject vector : vectors("rewards.pools")) {
      JsonObject answer = answer("rewards.pools", vector);
      for (String pool : List.of("beacon", "witness", "ops", "oracles")) {
        if (vector.containsKey(pool)) {
          assertThat(answer.getLong(pool)).isEqualTo(vector.getLong(pool));
        }
      }
    }
  }

  @Test
  void aPoolThatIsNotWholeHasItsDecimals() {
    JsonObject line = new JsonObject().put("emissions", 89_041_095_890_411L);
    assertThat(new BigDecimal(answer("rewards.pools", line).getValue("beacon").toString()))
        .isEqualByComparingTo("5342465753424.66");
  }

  @ParameterizedTest
  @ValueSource(strings = {"data.payload_to_dc", "data.payload_to_dc.derived"})
  void creditsOfPackets(String group) throws IOException {
    for (JsonObject vector : vectors(group)) {
      JsonObject line = new JsonObject().put("size", vector.getValue("size"));
      assertThat(answer("rewards.dc", line).getLong("dc")).isEqualTo(vector.getLong("expected"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"settlement.lazy_median", "settlement.lazy_median.derived"})
  void medians(String group) throws IOException {
    for (JsonObject vector : vectors(group)) {
      JsonObject answer = answer("rewards.median", vector);
      for (String field : List.of("median", "payout")) {
        if (vector.containsKey(field)) {
          assertThat(answer.getLong(field)).isEqualTo(vector.getLong(field));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'oracles': 3, 'reports': [null, null, 5], 'paid': 0} | NotEnoughReports",
        "{'oracles': 5, 'reports': [4, 5], 'paid': 0} | NotEnoughReports",
        "{'reports': [5], 'paid': 6} | ArithmeticError"
      })
  void settlementsThatAreRefused(String line, String verdict) {
    assertThat(
            answer("rewards.median", new JsonObject(line.replace('\'', '"'))).getString("verdict"))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rewards.dc | {'size': -1} | size must be 0 to",
        "rewards.pools | {'emissions': -1} | emissions must not be negative",
        "rewards.pools | {'emissions': '1e999999999'} | emissions has more than 100 digits",
        "rewards.median | {'paid': 0} | reports is missing",
        "rewards.median | {'reports': [1.5], 'paid': 0} | reports must be an integer",
        "rewards.median | {'oracles': 1, 'reports': [1, 2], 'paid': 0} | 2 reports of 1 oracles",
        "rewards.epoch | {'parameters': 'other'} | parameters must be",
        "rewards.epoch | {'parameters': 'trigpoint', 'version': 3, 'shares': {}} | version must be 1 to 2",
        "rewards.epoch | {'parameters': 'trigpoint', 'shares': {}} | epoch is missing",
        "rewards.epoch | {'parameters': 'trigpoint', 'emissions': 1, 'shares': {'a': {'quality': 1}}} |"
            + " shares.a.cell is missing",
        "rewards.epoch | {'parameters': 'trigpoint', 'emissions': 1, 'shares': {'a': {'quality': 1,"
            + " 'cell': '85194dbbfffffff'}}} | shares.a.cell is coarser than resolution 7",
        "rewards.epoch | {'parameters': 'trigpoint', 'emissions': 1, 'operators': ['x'], 'shares': {}} |"
            + " not an EVM address",
        "rewards.epoch | {'parameters': 'helium', 'emissions': 1, 'price': 0, 'shares': {}} | above zero",
        "rewards.epoch | {'parameters': 'helium', 'emissions': 1, 'price': 1, 'shares': {'a': {'becon': 1}}} |"
            + " shares.a.becon is no field",
        "rewards.epoch | {'parameters': 'helium', 'emissions': 1, 'price': 1, 'shares': {'a': {'type': 'x',"
            + " 'hex_scale': 1, 'reward_unit': 1}}} | shares.a.type must be beacon or witness"
      })
  void badInputIsNamed(String group, String line, String detail) {
    Typed typed = Typed.eval(group, line.replace('\'', '"'));
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("\"error\"").contains(detail);
  }
}

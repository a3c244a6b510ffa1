package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvalCommandTest {
  private static final String OWNER = "0x" + "aa".repeat(20);
  private static final String TOKEN = "0x" + "bb".repeat(20);

  @Test
  void distanceTakesDecimalAndHexadecimalCells() {
    String line = "{\"a\":\"%s\",\"b\":\"%s\"}";
    long a = 644459695463521437L;
    long b = 644460986971331488L;
    Typed typed =
        Typed.eval(
            "coverage.distance",
            line.formatted(Long.toString(a), Long.toString(b)),
            line.formatted(Long.toHexString(a), "0x" + Long.toHexString(b)));
    assertThat(typed.lines()).hasSize(2);
    assertThat(typed.lines().getFirst())
        .isEqualTo(typed.lines().getLast())
        .startsWith("{\"m\":1431")
        .endsWith("\"cells\":360}");
  }

  @Test
  void freeSpaceLossIsThePublishedFigure() {
    assertThat(Typed.eval("coverage.fspl", "{\"freq_hz\":867900024,\"distance_m\":1}").out())
        .startsWith("{\"db\":31.2169587177");
  }

  @Test
  void rewardUnitsHaveFourDecimals() {
    assertThat(Typed.eval("coverage.reward-units", "{\"n\":5}", "{\"n\":0}").lines())
        .containsExactly(
            "{\"beacon\":\"1.2000\",\"per_witness\":\"0.7600\"}",
            "{\"beacon\":\"0.0000\",\"per_witness\":\"0.0000\"}");
  }

  @Test
  void densityAnswersUnderTheCellsAsTheyWereWritten() {
    Typed typed =
        Typed.eval(
            "coverage.density", "{\"table\":\"hip104\",\"asserted\":[\"631615575095659519\"]}");
    assertThat(typed.lines()).hasSize(1);
    assertThat(typed.out())
        .startsWith(
            "{\"scales\":{\"631615575095659519\":\"1.0000\"},"
                + "\"levels\":{\"631615575095659519\":[{\"res\":10,");
  }

  @Test
  void merkleGivesTheRootAndAProofForEachLeaf() {
    Typed typed =
        Typed.eval(
            "rewards.merkle",
            "{\"leaves\":[{\"owner\":\"%s\",\"token\":\"%s\",\"cumulative\":\"5\"}]}"
                .formatted(OWNER, TOKEN));
    assertThat(typed.exit()).isZero();
    assertThat(typed.out()).matches("\\{\"root\":\"0x[0-9a-f]{64}\",\"proofs\":\\[\\[]]}\\n");
  }

  @Test
  void aBadLineIsAnErrorObjectAndTheOthersAreStillAnswered() {
    Typed typed =
        Typed.eval("coverage.reward-units", "{\"n\":1}", "not json", "", "{}", "{\"n\":2}");
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.lines())
        .hasSize(4)
        .satisfiesExactly(
            first -> assertThat(first).contains("0.2500"),
            second ->
                assertThat(second)
                    .startsWith("{\"error\":{\"code\":\"eval.not-json\"")
                    .endsWith("\"line\":2}}"),
            third -> assertThat(third).contains("eval.missing-field").contains("\"line\":4"),
            fourth -> assertThat(fourth).contains("0.5000"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "coverage.reward-units | {\"n\":-1}",
        "coverage.reward-units | {\"n\":1e999999999}",
        "coverage.reward-units | {\"n\":2.5}",
        "coverage.reward-units | {\"n\":[]}",
        "coverage.reward-units | {\"n\":\"1e999999999\"}",
        "coverage.reward-units | {\"n\":\"0e999999999\"}",
        "coverage.reward-units | {\"n\":\"1e-999999999\"}",
        "coverage.reward-units | {\"n\":true}",
        "coverage.fspl         | {\"freq_hz\":868000000,\"distance_m\":0}",
        "coverage.fspl         | {\"freq_hz\":868000000,\"distance_m\":1e400}",
        "coverage.fspl         | {\"freq_hz\":868000000,\"distance_m\":\"0x1p3\"}",
        "coverage.fspl         | {\"freq_hz\":868000000,\"distance_m\":\"5d\"}",
        "coverage.fspl         | {\"freq_hz\":868000000,\"distance_m\":\"NaN\"}",
        "coverage.fspl         | {\"freq_hz\":0,\"distance_m\":5}",
        "coverage.distance     | {\"a\":\"0\",\"b\":\"1\"}",
        "coverage.distance     | {\"a\":\"no cell\",\"b\":\"1\"}",
        "coverage.density      | {\"table\":\"hip9\",\"asserted\":[]}",
        "coverage.density      | {\"table\":\"hip17\",\"asserted\":{}}",
        "coverage.density      | {\"table\":\"hip17\",\"asserted\":[null]}",
        "coverage.density      | {\"table\":\"hip17\",\"asserted\":[\"841fa63ffffffff\"]}",
        "coverage.density-limit| {\"table\":\"hip17\",\"res\":11,\"n\":1}",
        "coverage.density-limit| {\"table\":\"hip17\",\"res\":9,\"n\":8}",
        "coverage.density-limit| {\"table\":\"hip17\",\"res\":9,\"n\":-1}",
        "coverage.datarate     | {\"region\":\"EU869\",\"gain_ddb\":12}",
        "coverage.datarate     | {\"region\":\"EU868\",\"gain_ddb\":1.5}",
        "coverage.datarate     | {\"region\":\"EU868\",\"gain_ddb\":99999}",
        "report.helium-verify  | {\"address\":\"1\",\"message_utf8\":\"\",\"sig_hex\":\"0\"}",
        "rewards.merkle        | {\"leaves\":[5]}",
        "rewards.merkle        | {\"leaves\":[{\"owner\":\"0x1\",\"token\":\"0x2\"}]}"
      })
  void impossibleValuesAreNamedNotThrown(String group, String line) {
    Typed typed = Typed.eval(group, line);
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("eval.bad-value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "[1]", "null", "{\"n\":1} {\"n\":2}", "{\"n\":NaN}", "{\"n\":1"})
  void whatIsNotOneObjectIsNotJson(String line) {
    Typed typed = Typed.eval("coverage.reward-units", line);
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("eval.not-json");
  }

  @Test
  void hugeAndDeepLinesAreAnsweredShortly() {
    String megabyte = "9".repeat(1 << 20);
    Typed typed =
        Typed.eval(
            "coverage.distance",
            "{\"a\":\"" + megabyte + "\",\"b\":\"1\"}",
            "{\"a\":" + megabyte + ",\"b\":\"1\"}",
            "{\"a\":" + "[".repeat(1 << 20),
            "{\"a\":\"8c3f5b5b5b5b5ff\",\"b\":\"8c3f5b5b5b5b5ff\"}");
    assertThat(typed.lines()).hasSize(4).allMatch(line -> line.length() < 200);
    assertThat(typed.lines().getLast()).isEqualTo("{\"m\":0.0,\"cells\":0}");
  }

  @Test
  void anUnknownGroupIsAnErrorObject() {
    Typed typed = Typed.run("eval", "coverage.unheard-of");
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).startsWith("{\"error\":{\"code\":\"eval.unknown-group\"");
  }

  @Test
  void listsEveryGroupWithItsFields() {
    Typed typed = Typed.run("eval", "--list");
    assertThat(typed.exit()).isZero();
    assertThat(typed.lines()).hasSameSizeAs(EvalGroups.ALL);
    EvalGroups.ALL.forEach(group -> assertThat(typed.out()).contains(group.name()));
  }
}

package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.WeatherVariable;
import io.trigpoint.rewards.merkle.ReadingLeaf;
import io.trigpoint.rewards.merkle.ReadingTree;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The reference is npm's tree library; forge reads the same vectors. */
class ReadingVectorsTest {

  static Stream<JsonNode> trees() throws IOException {
    return Vectors.cases("readings");
  }

  @ParameterizedTest
  @MethodSource("trees")
  void rootsAndProofsAreThoseOfTheContracts(JsonNode vector) {
    List<ReadingLeaf> readings =
        vector.required("readings").valueStream().map(ReadingVectorsTest::reading).toList();
    List<List<Hash32>> proofs =
        vector.required("proofs").valueStream().map(ReadingVectorsTest::hashes).toList();
    Hash32 verdicts = Hash32.ofHex(Vectors.text(vector, "verdicts"));
    ReadingTree tree = ReadingTree.of(readings);
    assertThat(tree.verdictRoot(verdicts).hex()).isEqualTo(Vectors.text(vector, "root"));
    assertThat(readings.stream().map(reading -> tree.proof(reading, verdicts).orElseThrow()))
        .isEqualTo(proofs);
  }

  private static ReadingLeaf reading(JsonNode node) {
    int number = node.required("quantity").intValue();
    return new ReadingLeaf(
        ReportId.ofHex(Vectors.text(node, "report")),
        DeviceId.ofHex(Vectors.text(node, "device")),
        new Cell(Vectors.number(node, "cell").longValueExact()),
        Vectors.number(node, "observedMs").longValueExact(),
        Arrays.stream(WeatherVariable.values())
            .filter(quantity -> ReadingLeaf.number(quantity) == number)
            .findFirst()
            .orElseThrow(),
        Vectors.number(node, "value").longValueExact(),
        node.required("qualityPpm").intValue());
  }

  private static List<Hash32> hashes(JsonNode proof) {
    return proof.valueStream().map(hash -> Hash32.ofHex(hash.asString())).toList();
  }
}

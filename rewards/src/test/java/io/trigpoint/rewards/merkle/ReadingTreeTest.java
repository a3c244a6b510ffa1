package io.trigpoint.rewards.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.WeatherVariable;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingTreeTest {
  private static final Cell CELL = Cell.ofLatLng(48.1, 11.5, 7);
  private static final Hash32 VERDICTS = Hash32.ofHex("ab".repeat(32));

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void everyProofLeadsToTheVerdictRoot(long seed) {
    List<ReadingLeaf> readings = readings(new Random(seed));
    ReadingTree tree = ReadingTree.of(readings);
    for (ReadingLeaf reading : readings) {
      List<Hash32> proof = tree.proof(reading, VERDICTS).orElseThrow();
      assertThat(MerkleTree.climb(reading.hash(), proof)).isEqualTo(tree.verdictRoot(VERDICTS));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.trigpoint.rewards.Seeds#hundred")
  void aProofIsWorthlessForAnyOtherValue(long seed) {
    List<ReadingLeaf> readings = readings(new Random(seed));
    ReadingTree tree = ReadingTree.of(readings);
    ReadingLeaf reading = readings.getFirst();
    List<Hash32> proof = tree.proof(reading, VERDICTS).orElseThrow();
    assertThat(MerkleTree.climb(withValue(reading, ~reading.value()).hash(), proof))
        .isNotEqualTo(tree.verdictRoot(VERDICTS));
  }

  @Test
  void withoutReadingsTheVerdictsAreTheWholeRoot() {
    ReadingTree none = ReadingTree.of(List.of());
    assertThat(none.verdictRoot(VERDICTS)).isEqualTo(VERDICTS);
    assertThat(none.proof(readings(new Random(1)).getFirst(), VERDICTS)).isEmpty();
  }

  @Test
  void aVerdictIsProvenThroughTheRootOfTheReadings() {
    ReadingTree tree = ReadingTree.of(readings(new Random(1)));
    assertThat(MerkleTree.climb(VERDICTS, List.of(tree.root())))
        .isEqualTo(tree.verdictRoot(VERDICTS));
  }

  @Test
  void eachQuantityHasItsOwnNumber() {
    assertThat(Arrays.stream(WeatherVariable.values()).map(ReadingLeaf::number))
        .doesNotHaveDuplicates()
        .allSatisfy(number -> assertThat(number).isBetween(1, 255));
  }

  @Test
  void refusesWhatCannotBe() {
    ReadingLeaf good = readings(new Random(1)).getFirst();
    Cell fine = Cell.ofLatLng(48.1, 11.5, 8);
    assertThatThrownBy(() -> with(good, fine, 1, 1)).hasMessageContaining("finer");
    assertThatThrownBy(() -> with(good, CELL, -1, 1)).hasMessageContaining("before 1970");
    assertThatThrownBy(() -> with(good, CELL, 1, 1_000_001)).hasMessageContaining("million");
    assertThatThrownBy(() -> with(good, CELL, 1, -1)).hasMessageContaining("million");
  }

  private static ReadingLeaf with(ReadingLeaf r, Cell cell, long observedMs, int qualityPpm) {
    return new ReadingLeaf(
        r.report(), r.device(), cell, observedMs, r.quantity(), r.value(), qualityPpm);
  }

  private static ReadingLeaf withValue(ReadingLeaf r, long value) {
    return new ReadingLeaf(
        r.report(), r.device(), r.cell(), r.observedMs(), r.quantity(), value, r.qualityPpm());
  }

  private static List<ReadingLeaf> readings(Random random) {
    return Stream.generate(() -> reading(random)).limit(1 + random.nextInt(40)).toList();
  }

  private static ReadingLeaf reading(Random random) {
    WeatherVariable[] quantities = WeatherVariable.values();
    return new ReadingLeaf(
        new ReportId(hash(random)),
        new DeviceId(hash(random)),
        CELL,
        random.nextLong(1L << 41),
        quantities[random.nextInt(quantities.length)],
        random.nextInt(),
        random.nextInt(1_000_001));
  }

  private static Hash32 hash(Random random) {
    byte[] bytes = new byte[Hash32.LENGTH];
    random.nextBytes(bytes);
    return Hash32.of(bytes);
  }
}

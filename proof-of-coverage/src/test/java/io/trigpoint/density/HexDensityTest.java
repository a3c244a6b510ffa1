package io.trigpoint.density;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.SharedVectors;
import io.trigpoint.report.Cell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HexDensityTest {
  @Test
  void theThirtySixPublishedCellsHaveTheirHip104Scales() throws IOException {
    for (JsonNode vector : SharedVectors.helium("density.hip104")) {
      check(HexDensityTable.HIP104, vector.get("asserted"), vector.get("expected"));
    }
  }

  @Test
  void theSameCellsHaveTheirHip17Scales() throws IOException {
    for (JsonNode vector : SharedVectors.helium("density.hip17.derived")) {
      check(HexDensityTable.HIP17, vector.get("asserted"), vector.get("expected"));
    }
  }

  @Test
  void smallTopologiesAgreeUnderBothTables() throws IOException {
    for (JsonNode vector : SharedVectors.helium("density.synthetic.derived")) {
      check(HexDensityTable.HIP104, vector.get("asserted"), vector.get("expected_HIP104"));
      check(HexDensityTable.HIP17, vector.get("asserted"), vector.get("expected_HIP17"));
    }
  }

  @Test
  void limitsRiseWithOccupiedNeighbours() throws IOException {
    for (JsonNode vector : SharedVectors.helium("density.limit")) {
      HexDensityTable.Row row =
          new HexDensityTable.Row(
              8, vector.get("N").asInt(), vector.get("target").asInt(), vector.get("max").asInt());
      assertThat(row.limit(vector.get("n").asInt())).isEqualTo(vector.get("expected").asInt());
    }
  }

  @Test
  void limitsOfBothTablesAreThePublishedOnes() throws IOException {
    Map<String, HexDensityTable> tables =
        Map.of("HIP104", HexDensityTable.HIP104, "HIP17", HexDensityTable.HIP17);
    for (JsonNode vector : SharedVectors.helium("density.limit.derived")) {
      HexDensityTable table = requireNonNull(tables.get(vector.get("config").asText()));
      HexDensityTable.Row row = table.row(vector.get("res").asInt());
      for (int n = 0; n <= 7; n++) {
        assertThat(row.limit(n)).isEqualTo(vector.get("limits_n0_to_n7").get(n).asInt());
      }
    }
  }

  @Test
  void theBreakdownMultipliesToTheScale() {
    Cell cell = Cell.ofLatLng(51.05, 3.72, 12);
    HexScale scale =
        requireNonNull(
            HexDensity.scales(HexDensityTable.HIP104, List.of(cell, cell, cell)).get(cell));
    assertThat(scale).hasToString("0.3333");
    assertThat(scale.levels().getFirst()).isEqualTo(new HexScale.Level(10, 1, 3));
    assertThat(scale.levels()).hasSize(7);
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void parentsByBitsAreTheLibrarysParents(long seed) {
    for (Cell cell : crowd(new Random(seed), 50)) {
      for (int resolution = 4; resolution <= 11; resolution++) {
        assertThat(CellBits.parent(cell.index(), resolution))
            .isEqualTo(cell.parent(resolution).index());
        assertThat(CellBits.resolution(cell.parent(resolution).index())).isEqualTo(resolution);
      }
    }
  }

  @Test
  void thePublishedChainOfOneHotspotMultipliesToItsPublishedScale() throws IOException {
    for (JsonNode vector : SharedVectors.helium("density.chain_example")) {
      double product = 1;
      for (JsonNode level : vector.get("levels")) {
        HexScale.Level figures =
            new HexScale.Level(
                level.get("res").asInt(),
                level.get("clipped").asLong(),
                level.get("unclipped").asLong());
        product = product * figures.clipped() / figures.unclipped();
        assertThat(product).isEqualTo(level.get("scale_after").asDouble(), within(0.0005));
      }
    }
  }

  @Test
  void everyPentagonHasAScale() {
    List<Cell> pentagons = Cell.h3().getPentagons(12).stream().map(Cell::new).toList();
    assertThat(HexDensity.scales(HexDensityTable.HIP17, pentagons)).hasSize(12);
  }

  @Test
  void cellsCoarserThanElevenNeitherCountNorGetAScale() {
    Cell fine = Cell.ofLatLng(51.05, 3.72, 12);
    assertThat(HexDensity.scales(HexDensityTable.HIP104, List.of(fine, fine.parent(8))))
        .containsOnlyKeys(fine)
        .containsValue(new HexScale(HexScale.ONE, levelsOfOne()));
  }

  @Test
  void aTableWithAGapIsRefused() {
    List<HexDensityTable.Row> rows = HexDensityTable.HIP104.rows().subList(1, 7);
    assertThatThrownBy(() -> new HexDensityTable("gap", rows))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<HexScale.Level> levelsOfOne() {
    List<HexScale.Level> levels = new ArrayList<>();
    for (int resolution = 10; resolution >= 4; resolution--) {
      levels.add(new HexScale.Level(resolution, 1, 1));
    }
    return levels;
  }

  private static List<Cell> crowd(Random random, int size) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      cells.add(
          Cell.ofLatLng(
              51.05 + random.nextGaussian() * 0.01, 3.72 + random.nextGaussian() * 0.01, 12));
    }
    return cells;
  }

  private static void check(HexDensityTable table, JsonNode asserted, JsonNode expected) {
    List<Cell> cells = new ArrayList<>();
    asserted.forEach(cell -> cells.add(Cell.parse(cell.asText())));
    SortedMap<Cell, String> scales = new TreeMap<>();
    HexDensity.scales(table, cells).forEach((cell, scale) -> scales.put(cell, scale.decimal()));
    SortedMap<Cell, String> wanted = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      wanted.put(Cell.parse(entry.getKey()), entry.getValue().asText());
    }
    assertThat(scales).isEqualTo(wanted);
  }
}

package io.trigpoint.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.report.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the published steps taken one by one, wherever hotspots stand and whatever the table. */
class HexDensityPropertiesTest {
  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#hundred")
  void everyFigureIsTheSlowOnes(long seed) {
    Random random = new Random(seed);
    List<Cell> cells = Crowds.anywhere(random, 6, 60);
    Stream.of(HexDensityTable.HIP104, HexDensityTable.HIP17, Crowds.table(random))
        .forEach(table ->
            assertThat(new TreeMap<>(HexDensity.scales(table, cells)))
                .isEqualTo(SlowDensity.scales(table, cells)));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void everyScaleIsBetweenZeroAndOneAndFreeOfTheOrder(long seed) {
    Random random = new Random(seed);
    List<Cell> cells = Crowds.anywhere(random, 5, 80);
    List<Cell> shuffled = new ArrayList<>(cells);
    Collections.shuffle(shuffled, random);
    HexDensityTable table = Crowds.table(random);
    SortedMap<Cell, HexScale> scales = HexDensity.scales(table, cells);
    assertThat(scales).isEqualTo(HexDensity.scales(table, shuffled));
    assertThat(scales.values())
        .allSatisfy(scale -> {
          assertThat(scale.tenThousandths()).isBetween(0, HexScale.ONE);
          assertThat(scale.levels())
              .allMatch(level -> level.clipped() > 0 && level.clipped() <= level.unclipped());
        });
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void oneMoreHotspotInACellNeverRaisesItsScale(long seed) {
    Random random = new Random(seed);
    List<Cell> cells = Crowds.anywhere(random, 4, 40);
    Cell cell = cells.get(random.nextInt(cells.size()));
    List<Cell> more = new ArrayList<>(cells);
    more.add(cell);
    assertThat(scale(more, cell)).isLessThanOrEqualTo(scale(cells, cell));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void rangesAreThoseOfAnySortedMap(long seed) {
    Random random = new Random(seed);
    List<Cell> cells = Crowds.anywhere(random, 3, 20);
    SortedMap<Cell, HexScale> scales = HexDensity.scales(HexDensityTable.HIP17, cells);
    SortedMap<Cell, HexScale> copy = new TreeMap<>(scales);
    Cell low = copy.firstKey();
    Cell middle = cells.get(random.nextInt(cells.size()));
    Cell high = copy.lastKey();
    assertThat(scales.firstKey()).isEqualTo(low);
    assertThat(scales.lastKey()).isEqualTo(high);
    assertThat(scales.headMap(middle)).isEqualTo(copy.headMap(middle));
    assertThat(scales.tailMap(middle)).isEqualTo(copy.tailMap(middle));
    assertThat(scales.subMap(low, middle).tailMap(low)).isEqualTo(copy.subMap(low, middle));
    assertThat(scales.keySet()).containsExactlyElementsOf(copy.keySet());
  }

  @Test
  void nobodyAnywhereIsAnEmptyMap() {
    SortedMap<Cell, HexScale> scales = HexDensity.scales(HexDensityTable.HIP104, List.of());
    assertThat(scales).isEmpty();
    assertThatThrownBy(() -> scales.firstKey()).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> scales.put(Cell.ofLatLng(0, 0, 12), new HexScale(1, List.of())))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aTieGoesToTheEvenNeighbour() {
    List<Cell> cells = new ArrayList<>();
    Cell crowded = Cell.ofLatLng(51.05, 3.72, 12);
    cells.addAll(Collections.nCopies(32, crowded));
    assertThat(scale(cells, crowded)).as("1/32 = 0.03125").isEqualTo(312);
    cells.addAll(Collections.nCopies(128, crowded));
    assertThat(scale(cells, crowded)).as("1/160 = 0.00625").isEqualTo(62);
  }

  @Test
  void aLimitOfAnyTableStaysBetweenTargetAndMax() {
    HexDensityTable.Row row =
        new HexDensityTable.Row(8, 1, Integer.MAX_VALUE - 1, Integer.MAX_VALUE);
    assertThat(row.limit(1)).isEqualTo(Integer.MAX_VALUE - 1);
    assertThat(row.limit(7)).isEqualTo(Integer.MAX_VALUE);
  }

  private static int scale(List<Cell> cells, Cell cell) {
    return HexDensity.scales(HexDensityTable.HIP17, cells)
        .getOrDefault(cell, new HexScale(-1, List.of()))
        .tenThousandths();
  }
}

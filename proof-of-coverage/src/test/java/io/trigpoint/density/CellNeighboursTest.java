package io.trigpoint.density;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellNeighboursTest {
  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void areTheLibrarysAtEveryResolution(long seed) {
    for (Cell cell : Crowds.anywhere(new Random(seed), 10, 20)) {
      for (int resolution = 1; resolution <= 11; resolution++) {
        assertNeighbours(cell.parent(resolution).index());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void areTheLibrarysForEveryCellOfTheGlobe(int resolution) {
    Cell.h3().getRes0Cells().stream()
        .flatMap(cell -> Cell.h3().cellToChildren(cell, resolution).stream())
        .forEach(CellNeighboursTest::assertNeighbours);
  }

  @Test
  void aPentagonHasFive() {
    assertThat(around(Cell.h3().getPentagons(7).iterator().next())).hasSize(5);
  }

  private static void assertNeighbours(long cell) {
    List<Long> disk = new ArrayList<>(Cell.h3().gridDisk(cell, 1));
    disk.removeIf(each -> each == cell);
    assertThat(around(cell)).as(Long.toHexString(cell)).containsExactlyInAnyOrderElementsOf(disk);
  }

  private static List<Long> around(long cell) {
    CellNeighbours neighbours = new CellNeighbours(CellBits.resolution(cell));
    List<Long> around = new ArrayList<>();
    int count = neighbours.around(cell);
    for (int i = 0; i < count; i++) {
      around.add(neighbours.get(i));
    }
    return around;
  }
}

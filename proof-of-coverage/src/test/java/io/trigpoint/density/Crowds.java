package io.trigpoint.density;

import io.trigpoint.report.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded crowds of hotspots and tables, among them the places where the grid is odd. */
final class Crowds {
  private Crowds() {}

  /**
   * Clusters of several widths at random and odd places, resolutions 11 to 15, with repetitions.
   */
  static List<Cell> anywhere(Random random, int clusters, int size) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < clusters; i++) {
      Place centre = centre(random);
      double width = StrictMath.pow(10, -4 + 4 * random.nextDouble());
      for (int j = 0; j < size; j++) {
        cells.add(
            Cell.ofLatLng(
                StrictMath.clamp(centre.latitude() + random.nextGaussian() * width, -90, 90),
                centre.longitude() + random.nextGaussian() * width,
                11 + random.nextInt(5)));
      }
      cells.add(cells.getLast());
    }
    return cells;
  }

  static HexDensityTable table(Random random) {
    List<HexDensityTable.Row> rows = new ArrayList<>();
    for (int resolution = 10; resolution >= 4; resolution--) {
      int target = 1 + random.nextInt(4);
      int max = target + random.nextInt(20);
      rows.add(new HexDensityTable.Row(resolution, 1 + random.nextInt(8), target, max));
    }
    return new HexDensityTable("random", rows);
  }

  private record Place(double latitude, double longitude) {}

  private static Place centre(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> place(new Cell(List.copyOf(Cell.h3().getPentagons(9)).get(random.nextInt(12))));
      case 1 -> new Place(random.nextBoolean() ? 90 : -90, 0);
      case 2 -> new Place(random.nextDouble(-80, 80), 180);
      case 3 -> place(new Cell(baseCellVertex(random)));
      default -> new Place(random.nextDouble(-80, 80), random.nextDouble(-180, 180));
    };
  }

  /** The outermost descendant in some direction of a base cell: its neighbours are elsewhere. */
  private static long baseCellVertex(Random random) {
    List<Long> hexagons =
        Cell.h3().getRes0Cells().stream().filter(cell -> !Cell.h3().isPentagon(cell)).toList();
    long cell = Cell.h3().cellToCenterChild(hexagons.get(random.nextInt(hexagons.size())), 9);
    int digit = 1 + random.nextInt(6);
    for (int resolution = 1; resolution <= 9; resolution++) {
      cell = CellBits.withDigit(cell, resolution, digit);
    }
    return cell;
  }

  private static Place place(Cell cell) {
    return new Place(cell.centre().lat, cell.centre().lng);
  }
}

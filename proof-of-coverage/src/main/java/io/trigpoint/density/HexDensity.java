package io.trigpoint.density;

import io.trigpoint.report.Cell;
import java.util.Arrays;
import java.util.Collection;
import java.util.SortedMap;

/** Crowding of asserted cells, after HIP-17 and HIP-104. */
public final class HexDensity {
  static final int FINEST = 10;
  static final int COARSEST = 4;
  private static final int COUNTED = 11;

  private HexDensity() {}

  /**
   * The scale of every asserted cell; a cell given k times holds k hotspots. Cells coarser than
   * resolution 11 neither count nor get a scale. The breakdown of a scale is put together when it
   * is read.
   */
  public static SortedMap<Cell, HexScale> scales(HexDensityTable table, Collection<Cell> asserted) {
    long[] hotspots =
        asserted.stream()
            .mapToLong(Cell::index)
            .filter(cell -> CellBits.resolution(cell) >= COUNTED)
            .toArray();
    Arrays.sort(hotspots);
    return CellScales.of(distinct(hotspots), Crowding.of(table, hotspots));
  }

  private static long[] distinct(long[] sorted) {
    long[] distinct = new long[sorted.length];
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        distinct[count] = sorted[i];
        count++;
      }
    }
    return Arrays.copyOf(distinct, count);
  }
}

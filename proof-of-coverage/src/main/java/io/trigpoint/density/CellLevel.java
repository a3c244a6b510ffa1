package io.trigpoint.density;

import io.trigpoint.report.Cell;
import java.util.Arrays;
import java.util.List;

/**
 * The populated cells of one resolution in index order, with how many are there and how many count.
 */
final class CellLevel {
  private static final int RESOLUTION_SHIFT = 52;
  private static final int DIGIT_BITS = 3;
  private static final int MAX_RESOLUTION = 15;

  private final int resolution;
  private final long[] cells;
  private final long[] unclipped;
  private final long[] clipped;

  private CellLevel(int resolution, long[] cells, long[] unclipped, long[] clipped) {
    this.resolution = resolution;
    this.cells = cells;
    this.unclipped = unclipped;
    this.clipped = clipped;
  }

  /** Counts sorted indexes of one resolution. */
  static CellLevel count(int resolution, long[] sorted) {
    long[] ones = new long[sorted.length];
    Arrays.fill(ones, 1);
    CellLevel level = sum(resolution, sorted, ones);
    return new CellLevel(resolution, level.cells, level.unclipped, level.unclipped);
  }

  /** The next coarser level, clipped by its row. */
  CellLevel parents(HexDensityTable.Row row) {
    long[] parents = new long[cells.length];
    for (int i = 0; i < cells.length; i++) {
      parents[i] = parent(cells[i], row.resolution());
    }
    CellLevel level = sum(row.resolution(), parents, clipped);
    for (int i = 0; i < level.cells.length; i++) {
      level.clipped[i] = StrictMath.min(level.unclipped[i], row.limit(level.occupied(i, row)));
    }
    return level;
  }

  /** The figures around a cell; one of its descendants must have been counted. */
  HexScale.Level around(Cell cell) {
    int at = Arrays.binarySearch(cells, parent(cell.index(), resolution));
    return new HexScale.Level(resolution, clipped[at], unclipped[at]);
  }

  /** Parents keep the order of their children, so equal ones are neighbours in the array. */
  private static CellLevel sum(int resolution, long[] sorted, long[] weights) {
    long[] cells = new long[sorted.length];
    long[] sums = new long[sorted.length];
    int last = -1;
    for (int i = 0; i < sorted.length; i++) {
      if (last < 0 || cells[last] != sorted[i]) {
        last++;
        cells[last] = sorted[i];
      }
      sums[last] += weights[i];
    }
    return new CellLevel(
        resolution,
        Arrays.copyOf(cells, last + 1),
        Arrays.copyOf(sums, last + 1),
        new long[last + 1]);
  }

  private int occupied(int index, HexDensityTable.Row row) {
    if (row.target() == row.max()) {
      return 0;
    }
    int occupied = 0;
    List<Long> disk = Cell.h3().gridDisk(cells[index], 1);
    for (long cell : disk) {
      int at = Arrays.binarySearch(cells, cell);
      if (at >= 0 && unclipped[at] >= row.target()) {
        occupied++;
      }
    }
    return occupied;
  }

  /** The resolution by its bits: cheaper than a call into the library for each of many cells. */
  static int resolution(Cell cell) {
    return (int) (cell.index() >>> RESOLUTION_SHIFT) & 0xF;
  }

  /** The H3 parent by its bit layout: resolution in bits 52 to 55, unused digits all ones. */
  static long parent(long cell, int resolution) {
    long unused = (1L << DIGIT_BITS * (MAX_RESOLUTION - resolution)) - 1;
    long cleared = cell & ~(0xFL << RESOLUTION_SHIFT);
    return cleared | (long) resolution << RESOLUTION_SHIFT | unused;
  }
}

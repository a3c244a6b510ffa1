package io.trigpoint.density;

import java.util.Arrays;

/**
 * The populated cells of one resolution in index order, with how many hotspots are there and how
 * many of them count.
 */
final class CellLevel {
  private final HexDensityTable.Row row;
  private final long[] cells;
  private final int[] unclipped;
  private final int[] clipped;
  private final int[] ofChild;

  private CellLevel(
      HexDensityTable.Row row, long[] cells, int[] unclipped, int[] clipped, int[] ofChild) {
    this.row = row;
    this.cells = cells;
    this.unclipped = unclipped;
    this.clipped = clipped;
    this.ofChild = ofChild;
  }

  /** One hotspot in each of the cells given: sorted, of the row's resolution, with repetitions. */
  static CellLevel count(HexDensityTable.Row row, long[] sorted) {
    int[] ones = new int[sorted.length];
    Arrays.fill(ones, 1);
    return sum(row, sorted, ones);
  }

  /** The next coarser level. Parents keep the order of their children. */
  CellLevel parents(HexDensityTable.Row coarser) {
    long[] parents = new long[cells.length];
    for (int i = 0; i < cells.length; i++) {
      parents[i] = CellBits.parent(cells[i], coarser.resolution());
    }
    return sum(coarser, parents, clipped);
  }

  int size() {
    return cells.length;
  }

  int unclipped(int index) {
    return unclipped[index];
  }

  int clipped(int index) {
    return clipped[index];
  }

  /** The index in this level of the parent of a cell of the finer level. */
  int ofChild(int child) {
    return ofChild[child];
  }

  HexScale.Level figures(int index) {
    return new HexScale.Level(row.resolution(), clipped[index], unclipped[index]);
  }

  /** The index of a cell, or a negative number; quick when it lies near the guess. */
  int find(long cell, int guess) {
    int low = guess;
    int high = guess + 1;
    int reach = 1;
    while (low > 0 && cells[low] > cell) {
      low = StrictMath.max(0, low - reach);
      reach *= 2;
    }
    while (high < cells.length && cells[high] <= cell) {
      high = StrictMath.min(cells.length, high + reach);
      reach *= 2;
    }
    return Arrays.binarySearch(cells, low, StrictMath.min(high + 1, cells.length), cell);
  }

  private static CellLevel sum(HexDensityTable.Row row, long[] sorted, int[] weights) {
    long[] cells = new long[sorted.length];
    int[] sums = new int[sorted.length];
    int[] ofChild = new int[sorted.length];
    int last = -1;
    for (int i = 0; i < sorted.length; i++) {
      if (last < 0 || cells[last] != sorted[i]) {
        last++;
        cells[last] = sorted[i];
      }
      sums[last] += weights[i];
      ofChild[i] = last;
    }
    int[] unclipped = Arrays.copyOf(sums, last + 1);
    CellLevel level =
        new CellLevel(row, Arrays.copyOf(cells, last + 1), unclipped, new int[last + 1], ofChild);
    level.clip();
    return level;
  }

  /** The limit is never below the target, so only fuller cells need it. */
  private void clip() {
    CellNeighbours neighbours = new CellNeighbours(row.resolution());
    for (int i = 0; i < cells.length; i++) {
      boolean full = unclipped[i] > row.target();
      clipped[i] = full ? StrictMath.min(unclipped[i], limit(i, neighbours)) : unclipped[i];
    }
  }

  private int limit(int index, CellNeighbours neighbours) {
    int wanted = StrictMath.min(unclipped[index], row.max());
    int occupied = 1;
    if (row.limit(occupied) >= wanted) {
      return row.limit(occupied);
    }
    int count = neighbours.around(cells[index]);
    for (int i = 0; i < count && row.limit(occupied) < wanted; i++) {
      int at = find(neighbours.get(i), index);
      if (at >= 0 && unclipped[at] >= row.target()) {
        occupied++;
      }
    }
    return row.limit(occupied);
  }
}

package io.trigpoint.density;

import io.trigpoint.report.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The published steps one by one, with the library's parents and rings and exact fractions. */
final class SlowDensity {
  private SlowDensity() {}

  static SortedMap<Cell, HexScale> scales(HexDensityTable table, Collection<Cell> asserted) {
    SortedMap<Cell, Long> counts = new TreeMap<>();
    asserted.stream()
        .filter(cell -> cell.resolution() >= 11)
        .forEach(cell -> counts.merge(cell.parent(11), 1L, Long::sum));
    List<Map<Cell, HexScale.Level>> levels = levels(table, counts);
    SortedMap<Cell, HexScale> scales = new TreeMap<>();
    asserted.stream()
        .filter(cell -> cell.resolution() >= 11)
        .forEach(cell -> scales.computeIfAbsent(cell, each -> scale(levels, each)));
    return scales;
  }

  private static List<Map<Cell, HexScale.Level>> levels(
      HexDensityTable table, SortedMap<Cell, Long> counts) {
    List<Map<Cell, HexScale.Level>> levels = new ArrayList<>();
    SortedMap<Cell, Long> children = counts;
    for (int resolution = 10; resolution >= 4; resolution--) {
      SortedMap<Cell, Long> unclipped = new TreeMap<>();
      for (Map.Entry<Cell, Long> child : children.entrySet()) {
        unclipped.merge(child.getKey().parent(resolution), child.getValue(), Long::sum);
      }
      SortedMap<Cell, Long> clipped = new TreeMap<>();
      SortedMap<Cell, HexScale.Level> level = new TreeMap<>();
      HexDensityTable.Row row = table.row(resolution);
      for (Map.Entry<Cell, Long> each : unclipped.entrySet()) {
        long limit = row.limit(occupied(unclipped, each.getKey(), row.target()));
        long counting = StrictMath.min(limit, each.getValue());
        clipped.put(each.getKey(), counting);
        level.put(each.getKey(), new HexScale.Level(resolution, counting, each.getValue()));
      }
      levels.add(level);
      children = clipped;
    }
    return levels;
  }

  private static int occupied(SortedMap<Cell, Long> unclipped, Cell cell, int target) {
    int occupied = 0;
    for (long neighbour : Cell.h3().gridDisk(cell.index(), 1)) {
      if (unclipped.getOrDefault(new Cell(neighbour), 0L) >= target) {
        occupied++;
      }
    }
    return occupied;
  }

  private static HexScale scale(List<Map<Cell, HexScale.Level>> levels, Cell cell) {
    List<HexScale.Level> chain = new ArrayList<>();
    BigDecimal over = BigDecimal.valueOf(HexScale.ONE);
    BigDecimal under = BigDecimal.ONE;
    for (Map<Cell, HexScale.Level> level : levels) {
      HexScale.Level figures =
          level.getOrDefault(cell.parent(10 - chain.size()), new HexScale.Level(0, 0, 1));
      chain.add(figures);
      over = over.multiply(BigDecimal.valueOf(figures.clipped()));
      under = under.multiply(BigDecimal.valueOf(figures.unclipped()));
    }
    return new HexScale(over.divide(under, 0, RoundingMode.HALF_EVEN).intValueExact(), chain);
  }
}

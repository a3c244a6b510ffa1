package io.trigpoint.density;

import io.trigpoint.report.Cell;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Crowding of asserted cells, after HIP-17 and HIP-104. */
public final class HexDensity {
  static final int FINEST = 10;
  static final int COARSEST = 4;
  private static final int COUNTED = 11;
  private static final double TIE_BAND = 1e-6;

  private HexDensity() {}

  /**
   * The scale of every asserted cell; a cell given k times holds k hotspots. Cells coarser than
   * resolution 11 neither count nor get a scale.
   */
  public static SortedMap<Cell, HexScale> scales(HexDensityTable table, Collection<Cell> asserted) {
    List<CellLevel> levels = levels(table, asserted);
    SortedMap<Cell, HexScale> scales = new TreeMap<>();
    for (Cell cell : asserted) {
      if (CellLevel.resolution(cell) >= COUNTED && !scales.containsKey(cell)) {
        scales.put(cell, scale(levels, cell));
      }
    }
    return Collections.unmodifiableSortedMap(scales);
  }

  private static List<CellLevel> levels(HexDensityTable table, Collection<Cell> asserted) {
    long[] counted =
        asserted.stream()
            .filter(cell -> CellLevel.resolution(cell) >= COUNTED)
            .mapToLong(cell -> CellLevel.parent(cell.index(), COUNTED))
            .toArray();
    Arrays.sort(counted);
    CellLevel level = CellLevel.count(COUNTED, counted);
    List<CellLevel> levels = new ArrayList<>();
    for (HexDensityTable.Row row : table.rows()) {
      level = level.parents(row);
      levels.add(level);
    }
    return levels;
  }

  private static HexScale scale(List<CellLevel> levels, Cell cell) {
    List<HexScale.Level> chain = new ArrayList<>(levels.size());
    double product = 1;
    for (CellLevel counts : levels) {
      HexScale.Level level = counts.around(cell);
      chain.add(level);
      product = product * level.clipped() / level.unclipped();
    }
    return new HexScale(rounded(product * HexScale.ONE, chain), chain);
  }

  /** Half to even; near a tie the exact fraction decides, so that no rounding error can. */
  private static int rounded(double estimate, List<HexScale.Level> chain) {
    double fraction = estimate - StrictMath.floor(estimate);
    if (StrictMath.abs(fraction - 0.5) > TIE_BAND) {
      return (int) StrictMath.rint(estimate);
    }
    BigInteger over = BigInteger.valueOf(HexScale.ONE);
    BigInteger under = BigInteger.ONE;
    for (HexScale.Level level : chain) {
      over = over.multiply(BigInteger.valueOf(level.clipped()));
      under = under.multiply(BigInteger.valueOf(level.unclipped()));
    }
    return new BigDecimal(over)
        .divide(new BigDecimal(under), 0, RoundingMode.HALF_EVEN)
        .intValueExact();
  }
}

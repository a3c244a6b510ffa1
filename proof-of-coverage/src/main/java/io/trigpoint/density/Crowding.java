package io.trigpoint.density;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The counts of all resolutions, and the scale of every populated cell of the finest one. */
final class Crowding {
  private static final double TIE_BAND = 1e-6;

  private final List<CellLevel> levels;
  private final int[] tenThousandths;

  private Crowding(List<CellLevel> levels) {
    this.levels = levels;
    this.tenThousandths = new int[levels.getFirst().size()];
    for (int i = 0; i < tenThousandths.length; i++) {
      tenThousandths[i] = product(i);
    }
  }

  /** Counts hotspots by their cells, of resolution 11 or finer, with repetitions. */
  static Crowding of(HexDensityTable table, long[] hotspots) {
    long[] counted = new long[hotspots.length];
    for (int i = 0; i < hotspots.length; i++) {
      counted[i] = CellBits.parent(hotspots[i], HexDensity.FINEST);
    }
    Arrays.sort(counted);
    CellLevel level = CellLevel.count(table.rows().getFirst(), counted);
    List<CellLevel> levels = new ArrayList<>(List.of(level));
    for (HexDensityTable.Row row : table.rows().subList(1, table.rows().size())) {
      level = level.parents(row);
      levels.add(level);
    }
    return new Crowding(levels);
  }

  /** The index of the populated cell that holds a hotspot's; quick when it lies near the guess. */
  int holding(long hotspot, int guess) {
    return levels.getFirst().find(CellBits.parent(hotspot, HexDensity.FINEST), guess);
  }

  /** The scale of a populated cell with its factors. */
  HexScale scale(int index) {
    HexScale.Level[] factors = new HexScale.Level[levels.size()];
    int at = index;
    for (int i = 0; i < factors.length; i++) {
      at = i == 0 ? at : levels.get(i).ofChild(at);
      factors[i] = levels.get(i).figures(at);
    }
    return new HexScale(tenThousandths[index], List.of(factors));
  }

  private int product(int index) {
    double product = 1;
    int at = index;
    for (int i = 0; i < levels.size(); i++) {
      CellLevel level = levels.get(i);
      at = i == 0 ? at : level.ofChild(at);
      product = product * level.clipped(at) / level.unclipped(at);
    }
    double estimate = product * HexScale.ONE;
    double fraction = estimate - StrictMath.floor(estimate);
    boolean nearTie = StrictMath.abs(fraction - 0.5) <= TIE_BAND;
    return nearTie ? exact(index) : (int) StrictMath.rint(estimate);
  }

  /** Half to even of the exact fraction, so that no rounding error decides a tie. */
  private int exact(int index) {
    BigInteger over = BigInteger.valueOf(HexScale.ONE);
    BigInteger under = BigInteger.ONE;
    int at = index;
    for (int i = 0; i < levels.size(); i++) {
      CellLevel level = levels.get(i);
      at = i == 0 ? at : level.ofChild(at);
      over = over.multiply(BigInteger.valueOf(level.clipped(at)));
      under = under.multiply(BigInteger.valueOf(level.unclipped(at)));
    }
    return new BigDecimal(over)
        .divide(new BigDecimal(under), 0, RoundingMode.HALF_EVEN)
        .intValueExact();
  }
}

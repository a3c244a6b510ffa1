package io.trigpoint.rewards.market;

import io.trigpoint.report.Cell;
import java.util.Optional;

/**
 * Which cells lie in a cell, by the bits of their indexes: a cell is inside when it is as fine or
 * finer and {@code index & mask} equals {@code prefix}.
 *
 * @param resolution of the outer cell; -1 when there is none, and every cell is inside
 */
public record CellScope(int resolution, long mask, long prefix) {
  /** The finest resolution at which anything is sold. */
  public static final int COARSE = 7;

  private static final int RESOLUTION_SHIFT = 52;
  private static final int DIGITS_SHIFT = 45;
  private static final int BITS_PER_DIGIT = 3;
  private static final long BASE_CELL_AND_DIGITS = (1L << RESOLUTION_SHIFT) - 1;

  public static CellScope of(Optional<Cell> cell) {
    return cell.map(CellScope::of).orElseGet(() -> new CellScope(-1, 0, 0));
  }

  private static CellScope of(Cell cell) {
    int unused = DIGITS_SHIFT - BITS_PER_DIGIT * cell.resolution();
    long mask = BASE_CELL_AND_DIGITS >>> unused << unused;
    return new CellScope(cell.resolution(), mask, cell.index() & mask);
  }

  public boolean contains(Cell inner) {
    return inner.resolution() >= resolution && (inner.index() & mask) == prefix;
  }

  /** The cell as it may leave the network. */
  public static Cell coarsened(Cell cell) {
    return cell.resolution() > COARSE ? cell.parent(COARSE) : cell;
  }
}

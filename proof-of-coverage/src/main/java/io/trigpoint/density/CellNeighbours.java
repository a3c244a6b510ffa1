package io.trigpoint.density;

import com.uber.h3core.H3Core;
import com.uber.h3core.util.CoordIJ;
import io.trigpoint.report.Cell;
import java.util.List;

/**
 * The cells around cells of one resolution. Inside a hexagonal base cell, the digits of an index
 * add up like those of a number, with carries to the parent; the sums are asked of the library
 * once. Elsewhere the library is asked for each cell.
 */
final class CellNeighbours {
  private static final int CHILDREN = 7;
  private static final int BASE_CELLS = 122;
  private static final boolean[] PENTAGON = pentagons();
  private static final int[][] SUMS = {sums(4), sums(3)};

  private final int resolution;
  private final long[] around = new long[CHILDREN - 1];

  CellNeighbours(int resolution) {
    this.resolution = resolution;
  }

  /** How many cells touch the one given; read them with {@link #get} before the next call. */
  int around(long cell) {
    if (PENTAGON[CellBits.baseCell(cell)]) {
      return asked(cell);
    }
    for (int direction = 1; direction < CHILDREN; direction++) {
      long neighbour = step(cell, direction);
      if (neighbour == 0) {
        return asked(cell);
      }
      around[direction - 1] = neighbour;
    }
    return CHILDREN - 1;
  }

  long get(int index) {
    return around[index];
  }

  /** The neighbour in the direction of a child's digit, or 0 when it is in another base cell. */
  private long step(long cell, int direction) {
    long moved = cell;
    int carry = direction;
    for (int at = resolution; carry != 0; at--) {
      if (at == 0) {
        return 0;
      }
      int sum = SUMS[at & 1][CHILDREN * CellBits.digit(moved, at) + carry];
      moved = CellBits.withDigit(moved, at, sum % CHILDREN);
      carry = sum / CHILDREN;
    }
    return moved;
  }

  private int asked(long cell) {
    int count = 0;
    List<Long> disk = Cell.h3().gridDisk(cell, 1);
    for (long neighbour : disk) {
      if (neighbour != cell) {
        around[count] = neighbour;
        count++;
      }
    }
    return count;
  }

  /** For digit and direction at a resolution: 7 × the carry to the parent + the digit there. */
  private static int[] sums(int resolution) {
    H3Core h3 = Cell.h3();
    long hexagon =
        h3.getRes0Cells().stream()
            .filter(cell -> !PENTAGON[CellBits.baseCell(cell)])
            .findFirst()
            .orElseThrow();
    long origin = h3.cellToCenterChild(hexagon, resolution);
    CoordIJ zero = h3.cellToLocalIj(origin, origin);
    int[] sums = new int[CHILDREN * CHILDREN];
    for (int digit = 0; digit < CHILDREN; digit++) {
      CoordIJ from = h3.cellToLocalIj(origin, CellBits.withDigit(origin, resolution, digit));
      for (int direction = 0; direction < CHILDREN; direction++) {
        CoordIJ by = h3.cellToLocalIj(origin, CellBits.withDigit(origin, resolution, direction));
        CoordIJ to = new CoordIJ(from.i + by.i - zero.i, from.j + by.j - zero.j);
        long sum = h3.localIjToCell(origin, to);
        sums[CHILDREN * digit + direction] =
            CHILDREN * CellBits.digit(sum, resolution - 1) + CellBits.digit(sum, resolution);
      }
    }
    return sums;
  }

  private static boolean[] pentagons() {
    boolean[] pentagons = new boolean[BASE_CELLS];
    Cell.h3().getPentagons(0).forEach(cell -> pentagons[CellBits.baseCell(cell)] = true);
    return pentagons;
  }
}

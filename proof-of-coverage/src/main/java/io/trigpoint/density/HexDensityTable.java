package io.trigpoint.density;

import java.util.List;

/**
 * How many hotspots a cell of each resolution may hold before they share. Rows go from resolution
 * 10 down to 4 without a gap.
 */
public record HexDensityTable(String id, List<Row> rows) {
  /** The deployed figures of HIP-104. */
  public static final HexDensityTable HIP104 =
      new HexDensityTable(
          "hip104",
          List.of(
              new Row(10, 2, 1, 1),
              new Row(9, 2, 1, 1),
              new Row(8, 2, 1, 1),
              new Row(7, 4, 5, 10),
              new Row(6, 4, 25, 50),
              new Row(5, 4, 100, 200),
              new Row(4, 2, 500, 1000)));

  /** The first published figures, HIP-17. */
  public static final HexDensityTable HIP17 =
      new HexDensityTable(
          "hip17",
          List.of(
              new Row(10, 2, 1, 1),
              new Row(9, 2, 1, 2),
              new Row(8, 2, 1, 4),
              new Row(7, 2, 5, 20),
              new Row(6, 1, 25, 100),
              new Row(5, 1, 100, 400),
              new Row(4, 1, 250, 800)));

  /** Throws {@link IllegalArgumentException} when a resolution is missing or out of order. */
  public HexDensityTable {
    rows = List.copyOf(rows);
    if (rows.size() != HexDensity.FINEST - HexDensity.COARSEST + 1) {
      throw new IllegalArgumentException("a density table has rows for resolutions 10 to 4");
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).resolution() != HexDensity.FINEST - i) {
        throw new IllegalArgumentException("rows must go from resolution 10 down to 4");
      }
    }
  }

  public Row row(int resolution) {
    return rows.get(HexDensity.FINEST - resolution);
  }

  /**
   * The figures of one resolution.
   *
   * @param neighbours how many occupied cells of the seven lift the limit
   * @param target hotspots that make a cell occupied, and the lowest limit
   * @param max the highest limit
   */
  public record Row(int resolution, int neighbours, int target, int max) {
    public Row {
      if (target < 1 || max < target || neighbours < 1) {
        throw new IllegalArgumentException("target, max and neighbours must be positive and rise");
      }
    }

    /** min(max, target × max(occupied − neighbours + 1, 1)). */
    public int limit(int occupied) {
      long steps = StrictMath.max(occupied - neighbours + 1, 1);
      return (int) StrictMath.min(max, target * steps);
    }
  }
}

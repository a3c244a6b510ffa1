package io.trigpoint.density;

import io.trigpoint.report.Cell;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An unmodifiable map from cells to scales over sorted arrays. */
@SuppressWarnings("JdkObsolete") // readers need no more of a map than that it is sorted
final class CellScales extends AbstractMap<Cell, HexScale> implements SortedMap<Cell, HexScale> {
  private final long[] cells;
  private final int[] holding;
  private final Crowding crowding;
  private final int from;
  private final int to;

  private CellScales(long[] cells, int[] holding, Crowding crowding, int from, int to) {
    this.cells = cells;
    this.holding = holding;
    this.crowding = crowding;
    this.from = from;
    this.to = to;
  }

  /** Of sorted distinct cells that were all counted. */
  static CellScales of(long[] cells, Crowding crowding) {
    int[] holding = new int[cells.length];
    int guess = 0;
    for (int i = 0; i < cells.length; i++) {
      guess = crowding.holding(cells[i], guess);
      holding[i] = guess;
    }
    return new CellScales(cells, holding, crowding, 0, cells.length);
  }

  @Override
  public @Nullable HexScale get(@Nullable Object key) {
    int at = key instanceof Cell cell ? Arrays.binarySearch(cells, from, to, cell.index()) : -1;
    return at >= 0 ? crowding.scale(holding[at]) : null;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof Cell cell && Arrays.binarySearch(cells, from, to, cell.index()) >= 0;
  }

  @Override
  public int size() {
    return to - from;
  }

  @Override
  public Comparator<? super Cell> comparator() {
    return Comparator.naturalOrder();
  }

  @Override
  public CellScales subMap(Cell first, Cell end) {
    return between(lowest(first), lowest(end));
  }

  @Override
  public CellScales headMap(Cell end) {
    return between(from, lowest(end));
  }

  @Override
  public CellScales tailMap(Cell first) {
    return between(lowest(first), to);
  }

  @Override
  public Cell firstKey() {
    return key(from);
  }

  @Override
  public Cell lastKey() {
    return key(to - 1);
  }

  @Override
  public Set<Entry<Cell, HexScale>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<Cell, HexScale>> iterator() {
        return IntStream.range(from, to)
            .mapToObj(at -> Map.entry(key(at), crowding.scale(holding[at])))
            .iterator();
      }

      @Override
      public int size() {
        return to - from;
      }
    };
  }

  private Cell key(int at) {
    if (isEmpty()) {
      throw new NoSuchElementException("no cell was asserted");
    }
    return new Cell(cells[at]);
  }

  private int lowest(Cell cell) {
    int at = Arrays.binarySearch(cells, from, to, cell.index());
    return at >= 0 ? at : -at - 1;
  }

  private CellScales between(int first, int end) {
    if (first > end) {
      throw new IllegalArgumentException("the range ends before it begins");
    }
    return new CellScales(cells, holding, crowding, first, end);
  }
}

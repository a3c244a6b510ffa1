package io.trigpoint.rewards.market;

import io.trigpoint.report.CanonicalBytes;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Hash32;
import java.util.Optional;

/**
 * Which accepted records a buyer asks for. They come in the order of epoch, then report id, so the
 * first rows of a query stay the first rows when later epochs close.
 *
 * @param cell the records' cells lie in it; empty for everywhere
 * @param fromMs first Unix millisecond of the records' clocks
 * @param toMs first Unix millisecond after them
 * @param limit the most rows to deliver and to pay for
 */
public record ReadingQuery(SoldKind kind, Optional<Cell> cell, long fromMs, long toMs, int limit) {
  public static final int MOST_ROWS = 500;

  public ReadingQuery {
    if (cell.isPresent() && cell.get().resolution() > CellScope.COARSE) {
      throw new IllegalArgumentException(
          "cells are sold no finer than resolution " + CellScope.COARSE);
    }
    if (fromMs < 0 || toMs <= fromMs) {
      throw new IllegalArgumentException("from must be before to, and neither below 0");
    }
    if (limit < 1 || limit > MOST_ROWS) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST_ROWS);
    }
  }

  public CellScope scope() {
    return CellScope.of(cell);
  }

  /** Equal queries have equal ids, however they were spelt. An offer is bound to it. */
  public Hash32 id() {
    return CanonicalBytes.of("TRIGPOINT-READING-QUERY-V1")
        .text(kind.word())
        .number(cell.map(Cell::index).orElse(0L))
        .number(fromMs)
        .number(toMs)
        .number(limit)
        .keccak256();
  }
}

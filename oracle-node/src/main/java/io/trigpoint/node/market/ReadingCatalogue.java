package io.trigpoint.node.market;

import io.trigpoint.rewards.market.ReadingQuery;
import java.util.List;
import java.util.SortedSet;

/** Accepted records of computed epochs. A query's rows keep their order and are never withdrawn. */
public interface ReadingCatalogue {

  /** How many rows a query finds, at most its limit. */
  int count(ReadingQuery query);

  /** The first rows of a query, in the order of epoch and report id. */
  List<SoldRecord> rows(ReadingQuery query, int first);

  /** Those of these epochs that are computed, in order. */
  List<SoldEpoch> epochs(SortedSet<Long> numbers);

  /** All that is on sale, by kind and cell. */
  List<CellHolding> holdings();
}

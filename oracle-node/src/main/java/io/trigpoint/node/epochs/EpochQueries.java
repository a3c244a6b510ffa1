package io.trigpoint.node.epochs;

import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.util.List;
import java.util.Optional;

/** Epochs as readers see them. Methods block. */
public interface EpochQueries {

  /** The latest epochs, newest first. */
  List<EpochSummary> recent(int count);

  Optional<EpochSummary> find(long number);

  /** The newest epoch that has a result. */
  Optional<EpochSummary> latest();

  /** All leaves of an epoch's reward root; empty when it has none. */
  List<EarningsLeaf> leaves(long number);
}

package io.trigpoint.node.chain;

import io.trigpoint.report.Entropy;
import java.util.List;
import java.util.Optional;

/** The public randomness of each period. Each number is written once; the first writer wins. */
public interface EntropyLedger {

  /**
   * Stores an entropy unless the same or a higher number is stored, and returns what is stored
   * under its number.
   */
  Optional<Entropy> record(Entropy entropy, BlockHeader source);

  Optional<Entropy> find(long number);

  /** The latest entropies, newest first. */
  List<Entropy> recent(int count);
}

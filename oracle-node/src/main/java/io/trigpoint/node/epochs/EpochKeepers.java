package io.trigpoint.node.epochs;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Who must have the files of an epoch before its rows, which all nodes share, may go. */
public sealed interface EpochKeepers {

  /** All nodes write to one store, so what one node reads there all have. */
  record OneStore() implements EpochKeepers {}

  /**
   * Each node has a store of its own.
   *
   * @param self this node's address in the cluster
   * @param live addresses of the nodes that are there now
   * @param configured how many nodes the cluster should have
   */
  record EachNode(
      String self, Supplier<? extends Collection<String>> live, int configured, EpochCopies copies)
      implements EpochKeepers {
    /** How old a confirmation may be. */
    static final Duration FRESH = Duration.ofDays(1);

    /** Why rows stay; empty when every node has its copy. */
    static Optional<String> refusal(
        Collection<String> live, int configured, Set<String> confirmed) {
      if (live.size() < configured) {
        return Optional.of(
            "%d of the %d nodes in cluster.members are here; start the others, or take them out"
                .formatted(live.size(), configured));
      }
      Set<String> missing = new TreeSet<>(live);
      missing.removeAll(confirmed);
      return missing.isEmpty()
          ? Optional.empty()
          : Optional.of(
              "their own copy is not confirmed by " + String.join(", ", missing) + " yet");
    }
  }
}

package io.trigpoint.node.epochs;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.merkle.CumulativeTree;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.util.List;
import java.util.Optional;

/** What owners need to claim: their leaves and the way up to the root. Keeps the trees in use. */
public final class ClaimProofs {
  private static final int TREES = 8;

  private final EpochQueries epochs;
  private final RecentlyBuilt<Long, Tree> trees = new RecentlyBuilt<>(TREES);

  private record Tree(List<EarningsLeaf> leaves, CumulativeTree tree) {}

  /** One leaf with its proof. */
  public record Claim(EarningsLeaf leaf, List<Hash32> proof) {}

  public ClaimProofs(EpochQueries epochs) {
    this.epochs = epochs;
  }

  /** The owner's claims in an epoch with a result, by token; empty when it has earned nothing. */
  public List<Claim> of(EpochSummary epoch, EvmAddress owner) {
    if (epoch.result().isEmpty()) {
      return List.of();
    }
    Tree tree = tree(epoch.period().number());
    return tree.leaves().stream()
        .filter(leaf -> leaf.owner().equals(owner))
        .flatMap(leaf -> claim(tree, leaf).stream())
        .toList();
  }

  /** The tree over the leaves of an epoch that has a result. */
  public CumulativeTree treeOf(long epoch) {
    return tree(epoch).tree();
  }

  private static Optional<Claim> claim(Tree tree, EarningsLeaf leaf) {
    return tree.tree().proof(leaf.owner(), leaf.token()).map(proof -> new Claim(leaf, proof));
  }

  private Tree tree(long number) {
    return trees.get(
        number,
        () -> {
          List<EarningsLeaf> leaves = epochs.leaves(number);
          return new Tree(leaves, CumulativeTree.of(leaves));
        });
  }
}

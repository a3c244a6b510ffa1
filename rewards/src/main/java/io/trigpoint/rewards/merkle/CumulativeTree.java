package io.trigpoint.rewards.merkle;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tree whose root is posted for an epoch: one cumulative leaf for each owner and token. */
public final class CumulativeTree {
  private final Map<Account, EarningsLeaf> leaves;
  private final MerkleTree tree;

  private record Account(EvmAddress owner, EvmAddress token) {}

  private CumulativeTree(Map<Account, EarningsLeaf> leaves, MerkleTree tree) {
    this.leaves = leaves;
    this.tree = tree;
  }

  /** Throws {@link IllegalArgumentException} when an owner has two leaves for a token. */
  public static CumulativeTree of(Collection<EarningsLeaf> leaves) {
    Map<Account, EarningsLeaf> byAccount = HashMap.newHashMap(leaves.size());
    for (EarningsLeaf leaf : leaves) {
      Account account = new Account(leaf.owner(), leaf.token());
      if (byAccount.putIfAbsent(account, leaf) != null) {
        throw new IllegalArgumentException(
            leaf.owner() + " has two leaves for token " + leaf.token());
      }
    }
    return new CumulativeTree(
        byAccount, MerkleTree.of(leaves.stream().map(EarningsLeaf::hash).toList()));
  }

  /**
   * The root, or {@link Hash32#ZERO} when nobody has earned anything: such a root is never posted.
   */
  public Hash32 root() {
    return tree.root();
  }

  public Optional<EarningsLeaf> leaf(EvmAddress owner, EvmAddress token) {
    return Optional.ofNullable(leaves.get(new Account(owner, token)));
  }

  /** The siblings from the owner's leaf up to the root; empty when the owner has no leaf. */
  public Optional<List<Hash32>> proof(EvmAddress owner, EvmAddress token) {
    return leaf(owner, token).flatMap(leaf -> tree.proof(leaf.hash()));
  }
}

package io.trigpoint.rewards.merkle;

import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The tree whose root is posted for an epoch: one cumulative leaf for each owner and token. */
public final class CumulativeTree {
  /** By owner, then token. */
  private final EarningsLeaf[] leaves;

  private final MerkleTree tree;

  private CumulativeTree(EarningsLeaf[] leaves, MerkleTree tree) {
    this.leaves = leaves;
    this.tree = tree;
  }

  /** Throws {@link IllegalArgumentException} when an owner has two leaves for a token. */
  public static CumulativeTree of(Collection<EarningsLeaf> leaves) {
    EarningsLeaf[] given = leaves.toArray(EarningsLeaf[]::new);
    HashRows hashes = new HashRows(given.length);
    long[] ownerPrefixes = new long[given.length];
    LeafHashing.hash(given, hashes, ownerPrefixes);
    EarningsLeaf[] sorted = ascending(ownerPrefixes) ? given : sorted(given, ownerPrefixes);
    return new CumulativeTree(sorted, MerkleTree.of(hashes, given.length));
  }

  /**
   * The root, or {@link Hash32#ZERO} when nobody has earned anything: such a root is never posted.
   */
  public Hash32 root() {
    return tree.root();
  }

  public Optional<EarningsLeaf> leaf(EvmAddress owner, EvmAddress token) {
    int low = 0;
    int high = leaves.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = leaves[middle].compareAccount(owner, token);
      if (order == 0) {
        return Optional.of(leaves[middle]);
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }

  /** The siblings from the owner's leaf up to the root; empty when the owner has no leaf. */
  public Optional<List<Hash32>> proof(EvmAddress owner, EvmAddress token) {
    return leaf(owner, token).flatMap(leaf -> tree.proof(leaf.hash()));
  }

  /** Whether every owner comes after the one before it, so that none is there twice. */
  private static boolean ascending(long[] ownerPrefixes) {
    for (int i = 1; i < ownerPrefixes.length; i++) {
      if (Long.compareUnsigned(ownerPrefixes[i - 1], ownerPrefixes[i]) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static EarningsLeaf[] sorted(EarningsLeaf[] leaves, long[] ownerPrefixes) {
    int[] order =
        PrefixOrder.of(
            leaves.length, i -> ownerPrefixes[i], (a, b) -> leaves[a].compareAccount(leaves[b]));
    EarningsLeaf[] sorted = new EarningsLeaf[leaves.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = leaves[order[i]];
      boolean near = i > 0 && ownerPrefixes[order[i - 1]] == ownerPrefixes[order[i]];
      if (near && sorted[i - 1].compareAccount(sorted[i]) == 0) {
        throw new IllegalArgumentException(
            sorted[i].owner() + " has two leaves for token " + sorted[i].token());
      }
    }
    return sorted;
  }
}

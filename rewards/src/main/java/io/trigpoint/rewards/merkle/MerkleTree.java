package io.trigpoint.rewards.merkle;

import io.trigpoint.report.Hash32;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A binary tree over leaf hashes in OpenZeppelin's layout: leaves sorted, pairs hashed in sorted
 * order with Keccak-256, so that a proof needs no positions and the order of the leaves does not
 * matter.
 */
public final class MerkleTree {
  /** Row 1 is the root; row i has the children 2i and 2i + 1; the last ones are the leaves. */
  private final HashRows nodes;

  private final int leaves;

  private MerkleTree(HashRows nodes, int leaves) {
    this.nodes = nodes;
    this.leaves = leaves;
  }

  /** Builds the tree; leaves may come in any order. */
  public static MerkleTree of(Collection<Hash32> leafHashes) {
    HashRows rows = new HashRows(leafHashes.size());
    int row = 0;
    for (Hash32 hash : leafHashes) {
      rows.put(row++, hash);
    }
    return of(rows, row);
  }

  /** Builds the tree over the first rows. */
  static MerkleTree of(HashRows leafHashes, int count) {
    HashRows nodes = new HashRows(Math.multiplyExact(2, count));
    int[] order = PrefixOrder.of(count, leafHashes::prefix, leafHashes::compare);
    for (int i = 0; i < count; i++) {
      nodes.put(2 * count - 1 - i, leafHashes, order[i]);
    }
    Keccak keccak = new Keccak();
    for (int i = count - 1; i > 0; i--) {
      keccak.pair(nodes.block(2 * i), HashRows.start(2 * i), nodes.block(i), HashRows.start(i));
    }
    return new MerkleTree(nodes, count);
  }

  /** The root, or {@link Hash32#ZERO}, which is no hash of anything, when there are no leaves. */
  public Hash32 root() {
    return leaves == 0 ? Hash32.ZERO : nodes.get(1);
  }

  public int size() {
    return leaves;
  }

  /** The siblings from the leaf up to the root; empty when the leaf is not in the tree. */
  public Optional<List<Hash32>> proof(Hash32 leafHash) {
    int at = position(leafHash);
    if (at < 0) {
      return Optional.empty();
    }
    List<Hash32> siblings = new ArrayList<>();
    for (int i = at; i > 1; i /= 2) {
      siblings.add(nodes.get(i ^ 1));
    }
    return Optional.of(List.copyOf(siblings));
  }

  /** The root that a proof leads to from a leaf. */
  public static Hash32 climb(Hash32 leafHash, List<Hash32> proof) {
    Keccak keccak = new Keccak();
    HashRows rows = new HashRows(2);
    rows.put(0, leafHash);
    for (Hash32 sibling : proof) {
      rows.put(1, sibling);
      keccak.pair(rows.block(0), 0, rows.block(0), 0);
    }
    return rows.get(0);
  }

  /** The leaves lie backwards at the end of the nodes, so this searches a descending order. */
  private int position(Hash32 leafHash) {
    int low = leaves;
    int high = 2 * leaves - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = nodes.get(middle).compareTo(leafHash);
      if (order == 0) {
        return middle;
      }
      if (order > 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}

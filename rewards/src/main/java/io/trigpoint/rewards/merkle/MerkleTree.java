package io.trigpoint.rewards.merkle;

import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A binary tree over leaf hashes in OpenZeppelin's layout: leaves sorted, pairs hashed in sorted
 * order with Keccak-256, so that a proof needs no positions and the order of the leaves does not
 * matter.
 */
public final class MerkleTree {
  /** nodes[0] is the root; node i has children 2i + 1 and 2i + 2; the last ones are the leaves. */
  private final Hash32[] nodes;

  private final int leaves;

  private MerkleTree(Hash32[] nodes, int leaves) {
    this.nodes = nodes;
    this.leaves = leaves;
  }

  /** Builds the tree; leaves may come in any order. */
  public static MerkleTree of(Collection<Hash32> leafHashes) {
    Hash32[] sorted = leafHashes.toArray(Hash32[]::new);
    Arrays.sort(sorted);
    int count = sorted.length;
    Hash32[] nodes = new Hash32[Math.max(0, 2 * count - 1)];
    for (int i = 0; i < count; i++) {
      nodes[nodes.length - 1 - i] = sorted[i];
    }
    for (int i = count - 2; i >= 0; i--) {
      nodes[i] = pair(nodes[2 * i + 1], nodes[2 * i + 2]);
    }
    return new MerkleTree(nodes, count);
  }

  /** The root, or {@link Hash32#ZERO}, which is no hash of anything, when there are no leaves. */
  public Hash32 root() {
    return leaves == 0 ? Hash32.ZERO : nodes[0];
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
    for (int i = at; i > 0; i = (i - 1) / 2) {
      siblings.add(nodes[i % 2 == 0 ? i - 1 : i + 1]);
    }
    return Optional.of(List.copyOf(siblings));
  }

  /** The root that a proof leads to from a leaf. */
  public static Hash32 climb(Hash32 leafHash, List<Hash32> proof) {
    Hash32 hash = leafHash;
    for (Hash32 sibling : proof) {
      hash = pair(hash, sibling);
    }
    return hash;
  }

  /** The leaves lie backwards at the end of the nodes, so this searches a descending order. */
  private int position(Hash32 leafHash) {
    int low = nodes.length - leaves;
    int high = nodes.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = nodes[middle].compareTo(leafHash);
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

  private static Hash32 pair(Hash32 a, Hash32 b) {
    return a.compareTo(b) <= 0
        ? Hashes.keccak256(a.toBytes(), b.toBytes())
        : Hashes.keccak256(b.toBytes(), a.toBytes());
  }
}

package io.trigpoint.rewards.merkle;

import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.util.ArrayList;
import java.util.List;

/** OpenZeppelin's tree, node by node as its documentation has it, to compare with. */
final class PlainTree {

  private PlainTree() {}

  static Hash32 leaf(EarningsLeaf leaf) {
    byte[] encoded = new byte[96];
    System.arraycopy(leaf.owner().toBytes(), 0, encoded, 12, 20);
    System.arraycopy(leaf.token().toBytes(), 0, encoded, 44, 20);
    for (int i = 0; i < 32; i++) {
      encoded[95 - i] = leaf.cumulative().shiftRight(8 * i).byteValue();
    }
    return Hashes.keccak256(Hashes.keccak256(encoded).toBytes());
  }

  /** Nodes from the root on; the last ones are the leaves, the lowest at the end. */
  static List<Hash32> nodes(List<Hash32> leaves) {
    List<Hash32> sorted = leaves.stream().sorted().toList();
    List<Hash32> nodes = new ArrayList<>(sorted);
    nodes.addAll(0, sorted.subList(1, sorted.size()));
    for (int i = 0; i < sorted.size(); i++) {
      nodes.set(nodes.size() - 1 - i, sorted.get(i));
    }
    for (int i = sorted.size() - 2; i >= 0; i--) {
      nodes.set(i, pair(nodes.get(2 * i + 1), nodes.get(2 * i + 2)));
    }
    return nodes;
  }

  private static Hash32 pair(Hash32 a, Hash32 b) {
    return a.compareTo(b) <= 0
        ? Hashes.keccak256(a.toBytes(), b.toBytes())
        : Hashes.keccak256(b.toBytes(), a.toBytes());
  }
}

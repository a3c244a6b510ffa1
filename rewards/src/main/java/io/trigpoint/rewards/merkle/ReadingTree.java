package io.trigpoint.rewards.merkle;

import io.trigpoint.report.Hash32;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The tree of an epoch's readings beside the tree of its verdicts: the verdict root is the pair of
 * both roots, so that one proof leads from a reading to what the quorum signed.
 */
public final class ReadingTree {
  private final MerkleTree tree;

  private ReadingTree(MerkleTree tree) {
    this.tree = tree;
  }

  public static ReadingTree of(Collection<ReadingLeaf> readings) {
    return new ReadingTree(MerkleTree.of(readings.stream().map(ReadingLeaf::hash).toList()));
  }

  /** The root of the readings alone, or {@link Hash32#ZERO} when there are none. */
  public Hash32 root() {
    return tree.root();
  }

  /** The root over verdicts and readings; without readings it is the verdicts' own. */
  public Hash32 verdictRoot(Hash32 verdicts) {
    return tree.size() == 0 ? verdicts : MerkleTree.climb(verdicts, List.of(root()));
  }

  /** The siblings from a reading up to the verdict root; empty when the reading is not here. */
  public Optional<List<Hash32>> proof(ReadingLeaf reading, Hash32 verdicts) {
    return tree.proof(reading.hash()).map(siblings -> followedBy(siblings, verdicts));
  }

  private static List<Hash32> followedBy(List<Hash32> siblings, Hash32 last) {
    List<Hash32> all = new ArrayList<>(siblings);
    all.add(last);
    return List.copyOf(all);
  }
}

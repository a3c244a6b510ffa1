package io.trigpoint.node.epochs.segment;

import io.trigpoint.node.epochs.SealedReport;
import java.util.List;

/**
 * The reports of one shard.
 *
 * @param reports ascending by id
 */
public record Segment(int shard, List<SealedReport> reports) {

  /** Throws {@link IllegalArgumentException} when the reports are not in the order of their ids. */
  public Segment {
    reports = List.copyOf(reports);
    for (int i = 1; i < reports.size(); i++) {
      if (reports.get(i - 1).compareTo(reports.get(i)) >= 0) {
        throw new IllegalArgumentException(
            "report " + reports.get(i).id() + " is not in its place in shard " + shard);
      }
    }
  }

  /** The root and size of the shard's subtree. */
  public SegmentRoot root() {
    HashTree.Roots tree = new HashTree.Roots();
    reports.forEach(report -> tree.add(ReportLeaf.of(report)));
    return new SegmentRoot(tree.root(), reports.size());
  }
}

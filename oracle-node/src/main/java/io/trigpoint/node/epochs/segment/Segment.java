package io.trigpoint.node.epochs.segment;

import io.trigpoint.node.epochs.SealedReport;
import java.util.List;

/**
 * The reports of one shard.
 *
 * @param reports ascending by id
 * @param root of the shard's subtree, which follows from the reports
 */
public record Segment(int shard, List<SealedReport> reports, SegmentRoot root) {

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

  /** Computes the root. */
  public Segment(int shard, List<SealedReport> reports) {
    this(shard, reports, root(reports));
  }

  private static SegmentRoot root(List<SealedReport> reports) {
    HashTree.Roots tree = new HashTree.Roots();
    reports.forEach(report -> tree.add(ReportLeaf.of(report)));
    return new SegmentRoot(tree.root(), reports.size());
  }
}

package io.trigpoint.node.epochs.segment;

import io.trigpoint.report.CanonicalBytes;
import io.trigpoint.report.Hash32;
import java.util.List;

/** The tree over an epoch's segments, and what is signed of it. */
public final class SegmentTree {
  private static final String INPUTS = "TRIGPOINT-INPUTS-V2";

  private SegmentTree() {}

  /** The tree whose leaves are the segments in the order of their shards. */
  public static HashTree of(List<SegmentRoot> segments) {
    return HashTree.of(segments.stream().map(SegmentRoot::leaf).toList());
  }

  /** keccak256(tag ‖ shards ‖ root over the segments ‖ reports ‖ hash of the rest). */
  public static Hash32 inputRoot(List<SegmentRoot> segments, Hash32 rest) {
    return inputRoot(segments.size(), of(segments).root(), records(segments), rest);
  }

  /** The same, from the root over the segments. */
  public static Hash32 inputRoot(int shards, Hash32 segments, long reports, Hash32 rest) {
    return CanonicalBytes.of(INPUTS)
        .number(shards)
        .hash(segments)
        .number(reports)
        .hash(rest)
        .keccak256();
  }

  /** All records of all segments. */
  public static long records(List<SegmentRoot> segments) {
    return segments.stream().mapToLong(SegmentRoot::records).sum();
  }
}

package io.trigpoint.node.epochs.segment;

import io.trigpoint.report.Hash32;
import java.nio.ByteBuffer;

/**
 * What a segment is known by: the root of its subtree, and how many leaves that has.
 *
 * @param root {@link HashTree} over the records
 * @param records number of leaves
 */
public record SegmentRoot(Hash32 root, long records) {

  /** Its bytes as a leaf of the tree over all segments: root ‖ number of records, big-endian. */
  public byte[] leaf() {
    ByteBuffer leaf = ByteBuffer.allocate(Hash32.LENGTH + Long.BYTES);
    root.putInto(leaf);
    return leaf.putLong(records).array();
  }
}

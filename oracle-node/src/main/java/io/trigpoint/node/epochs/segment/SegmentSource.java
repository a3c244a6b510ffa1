package io.trigpoint.node.epochs.segment;

import io.trigpoint.node.epochs.CorruptFile;
import java.io.IOException;

/** The sealed reports of an epoch, shard by shard. May be asked by several threads at once. */
public interface SegmentSource {

  int shards();

  /** All reports of all shards. */
  long reports();

  /** One shard, the same bytes however often and by whomever it is read. */
  Segment read(int shard) throws CorruptFile, IOException;
}

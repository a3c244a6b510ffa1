package io.trigpoint.node.epochs;

import java.io.IOException;
import java.util.List;

/** The verdicts of a computed epoch, shard by shard. */
public interface VerdictSource {

  int shards();

  /** The canonical bytes of a shard's verdicts, in the order of its reports. */
  List<byte[]> read(int shard) throws CorruptFile, IOException;
}

package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.segment.SegmentHeader;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import java.io.IOException;
import java.util.List;

/**
 * The verdict files of a computation. What is read has the root that was computed, whoever wrote
 * the file.
 *
 * @param roots in the order of the shards
 */
record StoredVerdicts(EpochStore store, EpochFrame frame, List<SegmentRoot> roots)
    implements VerdictSource {

  StoredVerdicts {
    roots = List.copyOf(roots);
  }

  @Override
  public int shards() {
    return roots.size();
  }

  @Override
  public List<byte[]> read(int shard) throws CorruptFile, IOException {
    return VerdictFiles.decode(header(shard), file(shard), roots.get(shard));
  }

  /** The bytes of a shard's file. */
  byte[] file(int shard) throws IOException {
    return store.read(PublishedEpoch.folder(frame.period().number()), header(shard).file());
  }

  SegmentHeader header(int shard) {
    return VerdictFiles.header(frame, shard, shards());
  }
}

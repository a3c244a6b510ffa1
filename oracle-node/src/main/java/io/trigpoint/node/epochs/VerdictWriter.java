package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.EpochAudit.Difference;
import io.trigpoint.node.epochs.compute.VerdictSink;
import io.trigpoint.node.epochs.segment.SegmentHeader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes verdicts to an epoch's folder while they are made. Doing it again, on any node, changes
 * nothing. Files of an epoch that is published are never replaced.
 *
 * @param shards of the epoch
 * @param published whether there is a result manifest, which lists the files
 */
record VerdictWriter(EpochStore store, EpochFrame frame, int shards, boolean published)
    implements VerdictSink {
  private static final Logger LOG = LoggerFactory.getLogger(VerdictWriter.class);

  @Override
  public void accept(int shard, List<byte[]> verdicts) throws IOException {
    SegmentHeader header = VerdictFiles.header(frame, shard, shards);
    String folder = PublishedEpoch.folder(frame.period().number());
    if (store.has(folder, header.file())) {
      if (holds(folder, header, verdicts)) {
        return;
      }
      if (published) {
        throw OtherResult.of("the published files", difference(folder, header, verdicts));
      }
    }
    store.write(folder, header.file(), VerdictFiles.encode(header, verdicts));
  }

  private Difference difference(String folder, SegmentHeader header, List<byte[]> verdicts)
      throws IOException {
    String computed = root(header, VerdictFiles.encode(header, verdicts));
    return new Difference(
        "root of " + header.file(), root(header, store.read(folder, header.file())), computed);
  }

  private static String root(SegmentHeader header, byte[] file) {
    try {
      return VerdictFiles.root(header, file).root().hex();
    } catch (CorruptFile damaged) {
      return "(damaged: remove the file)";
    }
  }

  private boolean holds(String folder, SegmentHeader header, List<byte[]> verdicts)
      throws IOException {
    try {
      List<byte[]> there = VerdictFiles.decode(header, store.read(folder, header.file()));
      return Arrays.deepEquals(there.toArray(), verdicts.toArray());
    } catch (CorruptFile damaged) {
      LOG.error("{}/{}", folder, damaged.getMessage());
      return false;
    }
  }
}

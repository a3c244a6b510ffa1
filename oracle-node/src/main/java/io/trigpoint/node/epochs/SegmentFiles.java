package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.InputManifest.ListedSegment;
import io.trigpoint.node.epochs.segment.ReportSegments;
import io.trigpoint.node.epochs.segment.Segment;
import io.trigpoint.node.epochs.segment.SegmentContent;
import io.trigpoint.node.epochs.segment.SegmentHeader;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import io.trigpoint.node.epochs.segment.SegmentSource;
import io.trigpoint.report.NetworkId;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The segment files of epochs in a store. */
public final class SegmentFiles {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentFiles.class);

  private final EpochStore store;
  private final NetworkId network;

  public SegmentFiles(EpochStore store, NetworkId network) {
    this.store = store;
    this.network = network;
  }

  /**
   * Makes sure that every shard's file is in the store, reading each back. Equal reports give equal
   * files, so doing it again, on any node, changes nothing.
   */
  public List<ListedSegment> write(long epoch, SegmentSource sealed)
      throws IOException, CorruptFile {
    List<ListedSegment> listed = new ArrayList<>();
    for (int shard = 0; shard < sealed.shards(); shard++) {
      SegmentHeader header = header(epoch, shard, sealed.shards());
      Segment segment = sealed.read(shard);
      byte[] file = ReportSegments.encode(header, segment);
      if (!holds(epoch, header, file)) {
        store.write(PublishedEpoch.folder(epoch), header.file(), file);
      }
      Segment back =
          ReportSegments.decode(header, store.read(PublishedEpoch.folder(epoch), header.file()));
      SegmentRoot root = segment.root();
      if (!back.root().equals(root)) {
        throw new CorruptFile(header.file(), "comes back from the store with other reports");
      }
      listed.add(ListedSegment.of(root, file));
    }
    return listed;
  }

  /**
   * The certified segments: each from its file, or from the rows when the file is not there or
   * damaged. Whatever it comes from has the certified root.
   */
  public SegmentSource certified(long epoch, List<SegmentRoot> roots, SegmentSource rows) {
    return new SegmentSource() {
      @Override
      public int shards() {
        return roots.size();
      }

      @Override
      public long reports() {
        return roots.stream().mapToLong(SegmentRoot::records).sum();
      }

      @Override
      public Segment read(int shard) throws CorruptFile, IOException {
        SegmentHeader header = header(epoch, shard, roots.size());
        Segment segment = fromFileOr(header, roots.get(shard), rows);
        if (!segment.root().equals(roots.get(shard))) {
          throw new CorruptFile(header.file(), "has not the root that was certified");
        }
        return segment;
      }
    };
  }

  private Segment fromFileOr(SegmentHeader header, SegmentRoot certified, SegmentSource rows)
      throws IOException, CorruptFile {
    String folder = PublishedEpoch.folder(header.epoch());
    try {
      Segment segment = ReportSegments.decode(header, store.read(folder, header.file()));
      if (!segment.root().equals(certified)) {
        throw new CorruptFile(header.file(), "has not the root that was certified");
      }
      return segment;
    } catch (FileNotFoundException absent) {
      return rows.read(header.shard());
    } catch (CorruptFile damaged) {
      LOG.error("{}/{}; its reports are read from the database", folder, damaged.getMessage());
      return rows.read(header.shard());
    }
  }

  private boolean holds(long epoch, SegmentHeader header, byte[] file) throws IOException {
    String folder = PublishedEpoch.folder(epoch);
    return store.has(folder, header.file())
        && Arrays.equals(store.read(folder, header.file()), file);
  }

  private SegmentHeader header(long epoch, int shard, int shards) {
    return new SegmentHeader(SegmentContent.REPORTS, network, epoch, shard, shards);
  }
}

package io.trigpoint.node.epochs.segment;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.report.Hash32;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Reads a segment file record by record, inflating as it goes, and checks every byte of it. The
 * first record that is not as it was written is named.
 */
public final class SegmentReader {
  /** The compressor's window is at most 8 MiB, whatever a hostile file asks for. */
  private static final int WINDOW_LOG = 23;

  private static final int BUFFER = 1 << 16;

  private final String file;
  private final InputStream records;
  private final HashTree.Roots tree = new HashTree.Roots();
  private final CRC32C crc = new CRC32C();
  private final byte[] head = new byte[2 * Integer.BYTES];

  private SegmentReader(String file, InputStream records) {
    this.file = file;
    this.records = records;
  }

  /** Takes the records in their order. */
  @FunctionalInterface
  public interface Records {
    /**
     * Returns the bytes that stand for the record in the tree; throws {@link
     * IllegalArgumentException} with what is wrong with it.
     */
    byte[] leaf(byte[] message);
  }

  /** Reads a whole file and gives its root, or throws what is wrong with the file. */
  public static SegmentRoot read(SegmentHeader header, byte[] bytes, Records records)
      throws CorruptFile {
    String file = header.file();
    header.check(bytes);
    int rest = bytes.length - SegmentHeader.LENGTH - SegmentWriter.TRAILER;
    if (rest < 0) {
      throw new CorruptFile(file, "record 0: the file ends before its trailer");
    }
    SegmentRoot found = inflate(file, bytes, rest, records);
    checkEnd(file, bytes, found);
    return found;
  }

  /** Whether a whole file is as it was written; costs one pass over its bytes, inflates nothing. */
  static boolean isWhole(byte[] bytes) {
    int end = bytes.length - Integer.BYTES;
    CRC32C whole = new CRC32C();
    whole.update(bytes, 0, Math.max(0, end));
    return end > 0 && ByteBuffer.wrap(bytes, end, Integer.BYTES).getInt() == (int) whole.getValue();
  }

  private static SegmentRoot inflate(String file, byte[] bytes, int length, Records records)
      throws CorruptFile {
    InputStream frame = new ByteArrayInputStream(bytes, SegmentHeader.LENGTH, length);
    try (ZstdInputStreamNoFinalizer inflating = new ZstdInputStreamNoFinalizer(frame)) {
      var _ = inflating.setLongMax(WINDOW_LOG);
      SegmentReader reader = new SegmentReader(file, new BufferedInputStream(inflating, BUFFER));
      boolean more = true;
      while (more) {
        more = reader.next(records);
      }
      return new SegmentRoot(reader.tree.root(), reader.tree.size());
    } catch (IOException unreadable) {
      throw new CorruptFile(file, "record 0: " + unreadable.getMessage());
    }
  }

  private static void checkEnd(String file, byte[] bytes, SegmentRoot found) throws CorruptFile {
    ByteBuffer trailer = ByteBuffer.wrap(bytes, bytes.length - SegmentWriter.TRAILER, 40);
    long records = trailer.getLong();
    byte[] root = new byte[Hash32.LENGTH];
    trailer.get(root);
    String where = "record " + found.records() + ": ";
    if (records != found.records()) {
      throw new CorruptFile(file, where + "the end counts " + records + " records");
    }
    if (!Hash32.of(root).equals(found.root())) {
      throw new CorruptFile(file, where + "the records have another root than the end says");
    }
    if (!isWhole(bytes)) {
      throw new CorruptFile(file, where + "the file does not match its checksum");
    }
  }

  private boolean next(Records visitor) throws CorruptFile {
    try {
      int read = records.readNBytes(head, 0, head.length);
      if (read == 0) {
        return false;
      }
      ByteBuffer frame = ByteBuffer.wrap(head);
      int length = frame.getInt();
      if (read < head.length || length < 0 || length > SegmentWriter.MOST_RECORD) {
        throw corrupt("has no length that a record may have");
      }
      byte[] message = records.readNBytes(length);
      crc.reset();
      crc.update(message);
      if (message.length < length || frame.getInt() != (int) crc.getValue()) {
        throw corrupt("does not match its checksum");
      }
      tree.add(visitor.leaf(message));
      return true;
    } catch (IOException undone) {
      throw corrupt("cannot be inflated: " + undone.getMessage());
    } catch (IllegalArgumentException impossible) {
      throw corrupt(String.valueOf(impossible.getMessage()));
    }
  }

  private CorruptFile corrupt(String fault) {
    return new CorruptFile(file, "record " + tree.size() + " " + fault);
  }
}

package io.trigpoint.node.epochs.segment;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Writes one segment file: header, one zstd frame of records with their length and CRC32C before
 * each, then number of records, Merkle root and the CRC32C of all bytes before it. Numbers are
 * big-endian. Keeps a buffer and no records. Closing gives up an unfinished file's native memory;
 * the stream below is the caller's.
 */
public final class SegmentWriter implements Closeable {
  /** The longest record, bytes. */
  public static final int MOST_RECORD = 1 << 20;

  static final int TRAILER = Long.BYTES + 32 + Integer.BYTES;
  private static final int LEVEL = 3;
  private static final int BUFFER = 1 << 16;

  private final CheckedOutputStream file;
  private final OutputStream records;
  private final HashTree.Roots tree = new HashTree.Roots();
  private final CRC32C crc = new CRC32C();
  private final byte[] head = new byte[2 * Integer.BYTES];

  public SegmentWriter(OutputStream out, SegmentHeader header) throws IOException {
    file = new CheckedOutputStream(out, new CRC32C());
    file.write(header.toBytes());
    records =
        new BufferedOutputStream(new ZstdOutputStreamNoFinalizer(new Shield(file), LEVEL), BUFFER);
  }

  /**
   * Appends a record.
   *
   * @param leaf the bytes that stand for it in the tree
   */
  public void add(byte[] message, byte[] leaf) throws IOException {
    if (message.length > MOST_RECORD) {
      throw new IllegalArgumentException(
          "a record of " + message.length + " bytes, at most " + MOST_RECORD);
    }
    crc.reset();
    crc.update(message);
    ByteBuffer.wrap(head).putInt(message.length).putInt((int) crc.getValue());
    records.write(head);
    records.write(message);
    tree.add(leaf);
  }

  /** Ends the file; nothing may be added any more. */
  public SegmentRoot finish() throws IOException {
    records.close();
    SegmentRoot root = new SegmentRoot(tree.root(), tree.size());
    ByteBuffer trailer = ByteBuffer.allocate(TRAILER).putLong(root.records());
    root.root().putInto(trailer);
    file.write(trailer.array(), 0, TRAILER - Integer.BYTES);
    int whole = (int) file.getChecksum().getValue();
    file.write(ByteBuffer.allocate(Integer.BYTES).putInt(whole).array());
    file.flush();
    return root;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  /** The compressor closes what it writes to, and here more follows. */
  private static final class Shield extends FilterOutputStream {
    Shield(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}

package io.trigpoint.node.epochs.segment;

import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.report.NetworkId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a segment file says of itself before its records: which shard of which epoch it is. */
public record SegmentHeader(
    SegmentContent content, NetworkId network, long epoch, int shard, int shards) {
  /** Eight bytes of magic, the last of which is the format. */
  private static final byte[] MAGIC = "TPSEGMT\001".getBytes(StandardCharsets.US_ASCII);

  static final int LENGTH = MAGIC.length + 2 * Long.BYTES + 3 * Integer.BYTES;

  public SegmentHeader {
    if (shard < 0 || shard >= shards || shards > Sharding.MOST_SHARDS) {
      throw new IllegalArgumentException("no shard " + shard + " of " + shards);
    }
  }

  /** The name of the file in its epoch's folder. */
  public String file() {
    return content.file(shard);
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(LENGTH)
        .put(MAGIC)
        .putInt(content.code())
        .putLong(network.value())
        .putLong(epoch)
        .putInt(shard)
        .putInt(shards)
        .array();
  }

  /** Throws when a file begins with anything else. */
  void check(byte[] bytes) throws CorruptFile {
    if (bytes.length < LENGTH) {
      throw new CorruptFile(file(), "ends within its header");
    }
    if (!Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new CorruptFile(file(), "is not a segment file of this format");
    }
    if (!Arrays.equals(bytes, 0, LENGTH, toBytes(), 0, LENGTH)) {
      ByteBuffer found = ByteBuffer.wrap(bytes, MAGIC.length, LENGTH - MAGIC.length);
      throw new CorruptFile(
          file(),
          "its header is of content %d, network %d, epoch %d, shard %d of %d, not of %d, %d, %d, %d of %d"
              .formatted(
                  found.getInt(),
                  found.getLong(),
                  found.getLong(),
                  found.getInt(),
                  found.getInt(),
                  content.code(),
                  network.value(),
                  epoch,
                  shard,
                  shards));
    }
  }
}

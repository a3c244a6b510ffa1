package io.trigpoint.node.epochs;

import com.google.protobuf.InvalidProtocolBufferException;
import io.trigpoint.node.epochs.wire.EndRecord;
import io.trigpoint.node.epochs.wire.SegmentRecord;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Records with their length and CRC32C before them; the last one counts the others. */
final class FramedRecords {
  private static final int HEAD = 2 * Integer.BYTES;

  private FramedRecords() {}

  /** The records and the end record. */
  static byte[] encode(List<SegmentRecord> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    records.forEach(record -> append(out, record));
    append(
        out,
        SegmentRecord.newBuilder()
            .setEnd(EndRecord.newBuilder().setRecords(records.size()))
            .build());
    return out.toByteArray();
  }

  /** The records without the end record; a torn, altered or overlong file is refused. */
  static List<SegmentRecord> decode(String file, byte[] bytes) throws CorruptFile {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    List<SegmentRecord> records = new ArrayList<>();
    while (true) {
      SegmentRecord record = next(file, records.size(), rest);
      if (record.hasEnd()) {
        if (record.getEnd().getRecords() != records.size() || rest.hasRemaining()) {
          throw new CorruptFile(
              file, where(records.size(), rest) + " the end is not where it was written");
        }
        return records;
      }
      records.add(record);
    }
  }

  private static SegmentRecord next(String file, int index, ByteBuffer rest) throws CorruptFile {
    String where = where(index, rest);
    if (rest.remaining() < HEAD) {
      throw new CorruptFile(file, where + " the file ends before its end record");
    }
    int length = rest.getInt();
    int crc = rest.getInt();
    if (length < 0 || length > rest.remaining()) {
      throw new CorruptFile(file, where + " claims " + length + " bytes, the file has fewer");
    }
    ByteBuffer message = rest.slice(rest.position(), length);
    rest.position(rest.position() + length);
    if (crc != crc(message)) {
      throw new CorruptFile(file, where + " does not match its checksum");
    }
    try {
      return SegmentRecord.parseFrom(message);
    } catch (InvalidProtocolBufferException notProtobuf) {
      throw new CorruptFile(file, where + " is not a protobuf message");
    }
  }

  private static String where(int index, ByteBuffer rest) {
    return "record " + index + " at byte " + rest.position();
  }

  private static void append(ByteArrayOutputStream out, SegmentRecord record) {
    byte[] message = record.toByteArray();
    out.writeBytes(
        ByteBuffer.allocate(HEAD)
            .putInt(message.length)
            .putInt(crc(ByteBuffer.wrap(message)))
            .array());
    out.writeBytes(message);
  }

  private static int crc(ByteBuffer message) {
    CRC32C crc = new CRC32C();
    crc.update(message.duplicate());
    return (int) crc.getValue();
  }
}

package io.trigpoint.agent.uplink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One append-only file of a queue. */
final class QueueSegment implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private long size;
  private int waiting;
  private int damaged;

  private QueueSegment(Path file, FileChannel channel, long size) {
    this.file = file;
    this.channel = channel;
    this.size = size;
  }

  /**
   * Opens or creates; whole records go to the reader with their position, damaged ones between them
   * are counted, a torn tail is cut off.
   */
  static QueueSegment open(Path file, BiConsumer<QueueRecord, Position> reader) throws IOException {
    byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    QueueSegment segment = new QueueSegment(file, channel, 0);
    ByteBuffer in = ByteBuffer.wrap(content);
    boolean readable = true;
    while (readable) {
      int start = in.position();
      Optional<QueueRecord> decoded = QueueRecord.decode(in);
      if (decoded.isPresent()) {
        reader.accept(decoded.get(), new Position(segment, start, in.position() - start));
      } else {
        readable = QueueRecord.skipDamaged(in);
        segment.damaged += readable ? 1 : 0;
      }
    }
    if (in.hasRemaining()) {
      channel.truncate(in.position());
      channel.force(true);
    }
    segment.size = in.position();
    return segment;
  }

  /** Where a record lies. */
  record Position(QueueSegment segment, long offset, int length) {}

  /** Appends; on disk when this returns if {@code durable}. A failed write leaves no trace. */
  Position append(QueueRecord queueRecord, boolean durable) throws IOException {
    byte[] bytes = queueRecord.encode();
    ByteBuffer out = ByteBuffer.wrap(bytes);
    try {
      while (out.hasRemaining()) {
        channel.write(out, size + out.position());
      }
      if (durable) {
        channel.force(false);
      }
    } catch (IOException diskFull) {
      channel.truncate(size);
      throw diskFull;
    }
    Position position = new Position(this, size, bytes.length);
    size += bytes.length;
    return position;
  }

  Optional<QueueRecord> read(Position position) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(position.length());
    while (in.hasRemaining()) {
      if (channel.read(in, position.offset() + in.position()) < 0) {
        return Optional.empty();
      }
    }
    return QueueRecord.decode(in.flip());
  }

  void entryAdded() {
    waiting++;
  }

  void entryGone() {
    waiting--;
  }

  int waiting() {
    return waiting;
  }

  /** Records that were skipped when the file was opened. */
  int damaged() {
    return damaged;
  }

  long size() {
    return size;
  }

  void delete() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

package io.trigpoint.node.epochs.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of each shard between the stages: in memory up to a bound, the rest in a file that
 * is gone when this is closed. For one thread.
 */
public final class ShardShelf implements AutoCloseable {
  private final Path folder;
  private final long mostInMemory;
  private final Map<Integer, byte[]> near = new HashMap<>();
  private final Map<Integer, Place> far = new HashMap<>();
  private Optional<FileChannel> file = Optional.empty();
  private long nearBytes;
  private long end;

  private record Place(long from, int length) {}

  /**
   * @param folder where the file goes, when there is more than the bound
   * @param mostInMemory bytes
   */
  public ShardShelf(Path folder, long mostInMemory) {
    this.folder = folder;
    this.mostInMemory = mostInMemory;
  }

  /** Puts bytes in place of those that were there before. */
  void put(int shard, byte[] bytes) throws IOException {
    byte[] before = near.remove(shard);
    nearBytes -= before == null ? 0 : before.length;
    Place _ = far.remove(shard);
    if (nearBytes + bytes.length <= mostInMemory) {
      near.put(shard, bytes);
      nearBytes += bytes.length;
    } else {
      write(shard, ByteBuffer.wrap(bytes));
    }
  }

  /** The bytes of a shard that were put here. */
  byte[] get(int shard) {
    byte[] kept = near.get(shard);
    return kept != null ? kept : read(Optional.ofNullable(far.get(shard)).orElseThrow());
  }

  private void write(int shard, ByteBuffer bytes) throws IOException {
    far.put(shard, new Place(end, bytes.remaining()));
    FileChannel channel = channel();
    while (bytes.hasRemaining()) {
      end += channel.write(bytes, end);
    }
  }

  private byte[] read(Place place) {
    ByteBuffer bytes = ByteBuffer.allocate(place.length());
    try {
      FileChannel channel = channel();
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, place.from() + bytes.position()) < 0) {
          throw new IOException("the file of the shards ends too early");
        }
      }
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
    return bytes.array();
  }

  private FileChannel channel() throws IOException {
    if (file.isEmpty()) {
      Path path = Files.createTempFile(Files.createDirectories(folder), "shards-", ".tmp");
      file =
          Optional.of(
              FileChannel.open(
                  path,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.DELETE_ON_CLOSE));
    }
    return file.get();
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}

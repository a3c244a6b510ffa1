package io.trigpoint.node.store;

import io.trigpoint.node.epochs.EpochStore;
import io.trigpoint.node.epochs.StoredFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * One folder per epoch below a folder. Files are written beside, synced, and moved into place.
 * Several nodes may share the folder.
 */
public final class FolderEpochStore implements EpochStore {
  private final Path root;

  public FolderEpochStore(Path root) {
    this.root = root;
  }

  @Override
  public boolean has(String folder, String name) {
    return Files.exists(file(folder, name));
  }

  @Override
  public byte[] read(String folder, String name) throws IOException {
    try {
      return Files.readAllBytes(file(folder, name));
    } catch (NoSuchFileException absent) {
      throw new FileNotFoundException(folder + "/" + name);
    }
  }

  @Override
  public StoredFile open(String folder, String name) throws IOException {
    try {
      FileChannel channel = FileChannel.open(file(folder, name), StandardOpenOption.READ);
      return new StoredFile(channel.size(), Channels.newInputStream(channel));
    } catch (NoSuchFileException absent) {
      throw new FileNotFoundException(folder + "/" + name);
    }
  }

  @Override
  public void write(String folder, String name, byte[] bytes) throws IOException {
    Path file = file(folder, name);
    Path beside = file.resolveSibling("." + name + "." + UUID.randomUUID());
    try {
      Path _ = Files.createDirectories(root.resolve(folder));
      writeSynced(beside, bytes);
      Path _ = Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      sync(root.resolve(folder));
    } catch (IOException failed) {
      remove(beside, failed);
      throw new IOException(
          "cannot write %s/%s below %s, nothing is lost and it is tried again: %s"
              .formatted(folder, name, root, failed.getMessage()),
          failed);
    }
  }

  private static void remove(Path half, IOException failed) {
    try {
      boolean _ = Files.deleteIfExists(half);
    } catch (IOException alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }

  private static void writeSynced(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        int _ = channel.write(rest);
      }
      channel.force(true);
    }
  }

  /** Makes the move itself durable. */
  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path file(String folder, String name) {
    return root.resolve(folder).resolve(name);
  }
}

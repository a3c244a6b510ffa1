package io.trigpoint.agent.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files that only their owner may read: written whole or not at all, refused when others can read
 * them.
 */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /** Replaces the file by one with mode 0600; it is on disk when this returns. */
  public static void write(Path file, byte[] content) throws IOException {
    Path temporary = written(file, content);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder(file);
  }

  /** Like {@link #write}, but an existing file is never replaced. */
  public static void create(Path file, byte[] content) throws IOException {
    Path temporary = written(file, content);
    try {
      Files.createLink(file, temporary);
    } finally {
      Files.delete(temporary);
    }
    syncFolder(file);
  }

  /** The content, or the reason why the file may not be used. */
  public static byte[] read(Path file) throws IOException {
    Set<PosixFilePermission> mode = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    mode.removeAll(OWNER_ONLY);
    mode.remove(PosixFilePermission.OWNER_EXECUTE);
    if (!mode.isEmpty()) {
      throw new IOException(
          file + " can be used by others on this machine; run: chmod 600 " + file);
    }
    return Files.readAllBytes(file);
  }

  private static Path written(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file name");
    }
    Files.createDirectories(folder);
    Path temporary =
        Files.createTempFile(
            folder, ".new", ".tmp", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return temporary;
  }

  private static void syncFolder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}

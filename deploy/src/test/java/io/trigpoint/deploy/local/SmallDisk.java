package io.trigpoint.deploy.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder with a few megabytes of room of its own, in memory. Only root may make one. */
final class SmallDisk implements AutoCloseable {
  private static final String SIZE = "size=8m";
  private static final int BLOCK_BYTES = 4096;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Empty when this system does not allow it. */
  static Optional<SmallDisk> at(Path folder) {
    return exitOf("mount", "-t", "tmpfs", "-o", SIZE, "trigpoint-test", folder.toString()) == 0
        ? Optional.of(new SmallDisk(folder))
        : Optional.empty();
  }

  /** Takes all the room that is left. */
  void fill() throws IOException {
    try (OutputStream filler = Files.newOutputStream(filler())) {
      while (true) {
        filler.write(new byte[BLOCK_BYTES]);
      }
    } catch (IOException full) {
      if (!String.valueOf(full.getMessage()).contains("No space left")) {
        throw full;
      }
    }
  }

  void makeRoom() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  private static int exitOf(String... command) {
    try {
      return new ProcessBuilder(command).start().waitFor();
    } catch (IOException absent) {
      return -1;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  @Override
  public void close() {
    if (exitOf("umount", "--lazy", folder.toString()) != 0) {
      throw new LocalRunException("cannot unmount " + folder);
    }
  }
}

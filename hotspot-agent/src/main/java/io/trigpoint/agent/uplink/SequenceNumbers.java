package io.trigpoint.agent.uplink;

import io.trigpoint.agent.key.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Rising numbers that are never given twice, whatever happens to the process: a block is reserved
 * on disk before its first number leaves. A crash skips the rest of a block.
 */
public final class SequenceNumbers {
  static final long BLOCK = 64;

  private final Path file;
  private long next;
  private long reservedTo;

  private SequenceNumbers(Path file, long next) {
    this.file = file;
    this.next = next;
    this.reservedTo = next;
  }

  public static SequenceNumbers open(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new SequenceNumbers(file, 1);
    }
    String text = Files.readString(file).strip();
    try {
      return new SequenceNumbers(file, Math.max(1, Long.parseLong(text)));
    } catch (NumberFormatException damaged) {
      throw new IOException(file + " is damaged: it must hold the first unused sequence number");
    }
  }

  public synchronized long next() throws IOException {
    if (next == reservedTo) {
      String line = (reservedTo + BLOCK) + "\n";
      PrivateFiles.write(file, line.getBytes(StandardCharsets.US_ASCII));
      reservedTo += BLOCK;
    }
    return next++;
  }
}

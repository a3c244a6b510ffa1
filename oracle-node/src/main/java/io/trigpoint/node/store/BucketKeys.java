package io.trigpoint.node.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** What opens an S3-compatible store; never printed. */
public record BucketKeys(String access, String secret) {
  private static final String OWNER_ONLY = "------";

  /** Reads a file of two lines, access key and secret key, that its owner alone may read. */
  public static BucketKeys read(Path file) {
    try {
      String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      if (!permissions.endsWith(OWNER_ONLY)) {
        throw new IllegalArgumentException(
            file + " can be read by others; run: chmod 600 " + file.getFileName());
      }
      List<String> lines = Files.readAllLines(file).stream().map(String::strip).toList();
      if (lines.size() != 2) {
        throw new IllegalArgumentException(
            file + " must hold two lines, the access key and the secret key");
      }
      return new BucketKeys(lines.getFirst(), lines.getLast());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the key file " + file, unreadable);
    }
  }

  @Override
  public String toString() {
    return "BucketKeys[" + access + "]";
  }
}

package io.trigpoint.node.keys;

import io.trigpoint.node.config.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/** Reads files that only their owner may read; all failures are {@link ConfigException}s. */
final class SecretFile {
  private static final Set<PosixFilePermission> FOREIGN =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private SecretFile() {}

  /** The content without the white space around it. */
  static String text(Path file) {
    try {
      if (Files.getPosixFilePermissions(file).stream().anyMatch(FOREIGN::contains)) {
        throw new ConfigException(
            file + " can be read by others; run: chmod 600 " + file.getFileName());
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new ConfigException("cannot read the key " + file + ": " + unreadable.getMessage());
    }
  }

  /** The 32 bytes of a file of 64 hexadecimal digits. */
  static byte[] secret(Path file) {
    String hex = text(file);
    try {
      byte[] secret = HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex);
      if (secret.length == 32) {
        return secret;
      }
    } catch (IllegalArgumentException notHex) {
      throw new ConfigException(file + " must hold 64 hexadecimal digits");
    }
    throw new ConfigException(file + " must hold 64 hexadecimal digits");
  }
}

package io.trigpoint.node;

import io.trigpoint.coverage.CoverageRound;
import io.trigpoint.node.epochs.EpochComputation;
import io.trigpoint.report.CanonicalBytes;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.rewards.epoch.ClosedEpoch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Names the code that computes epochs by its bytes, so that only like members share the work. */
final class CodeVersion {
  private static final List<Class<?>> PARTS =
      List.of(EpochComputation.class, CoverageRound.class, ClosedEpoch.class);

  private CodeVersion() {}

  /** Keccak-256 over the class files or archives of the node, coverage and rewards. */
  static Hash32 current() {
    return CanonicalBytes.of("TRIGPOINT-CODE-V1")
        .each(PARTS, (bytes, part) -> bytes.hash(of(part)))
        .keccak256();
  }

  private static Hash32 of(Class<?> part) {
    try {
      return of(Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException | IOException unreadable) {
      throw new IllegalStateException("the code of " + part + " cannot be read", unreadable);
    }
  }

  static Hash32 of(Path code) throws IOException {
    if (!Files.isDirectory(code)) {
      return Hashes.sha256(Files.readAllBytes(code));
    }
    try (Stream<Path> files = Files.walk(code)) {
      List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
      return CanonicalBytes.of("TRIGPOINT-CLASSES-V1")
          .each(
              sorted,
              (bytes, file) -> bytes.text(code.relativize(file).toString()).bytes(read(file)))
          .keccak256();
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

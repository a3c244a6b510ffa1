package io.trigpoint.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.Hash32;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeVersionTest {
  @TempDir private Path folder;

  @Test
  void theSameCodeHasTheSameVersion() {
    assertThat(CodeVersion.current()).isEqualTo(CodeVersion.current()).isNotEqualTo(Hash32.ZERO);
  }

  @Test
  void anyByteOrNameMakesAnotherVersion() throws IOException {
    Path file = Files.write(folder.resolve("A.class"), new byte[] {1, 2, 3});
    Hash32 first = CodeVersion.of(folder);
    Path moved = Files.move(file, folder.resolve("B.class"));
    Hash32 renamed = CodeVersion.of(folder);
    Path _ = Files.write(moved, new byte[] {1, 2, 4});

    assertThat(renamed).isNotEqualTo(first);
    assertThat(CodeVersion.of(folder)).isNotEqualTo(renamed);
    assertThat(CodeVersion.of(moved)).isNotEqualTo(CodeVersion.of(folder));
  }
}

package io.trigpoint.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.epochs.EpochStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderEpochStoreTest extends EpochStoreContract {
  @TempDir private Path root;

  @Override
  EpochStore store() {
    return new FolderEpochStore(root);
  }

  @Override
  EpochStore broken() throws IOException {
    return new FolderEpochStore(Files.writeString(root.resolve("file"), "in the way"));
  }

  @Test
  void leavesNothingHalfWrittenBehind() throws IOException {
    Path _ = Files.createDirectories(root.resolve("epoch-000001").resolve("head.bin"));
    assertThatThrownBy(() -> store().write("epoch-000001", "head.bin", new byte[] {1}))
        .hasMessageContaining("cannot write epoch-000001/head.bin below " + root);
    try (var files = Files.list(root.resolve("epoch-000001"))) {
      assertThat(files).hasSize(1);
    }
  }
}

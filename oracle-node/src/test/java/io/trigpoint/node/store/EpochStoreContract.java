package io.trigpoint.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.epochs.EpochStore;
import io.trigpoint.node.epochs.StoredFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every store of epochs does. */
abstract class EpochStoreContract {
  private static final String FOLDER = "epoch-000042";

  /** An empty store. */
  abstract EpochStore store() throws Exception;

  /** A store whose place cannot be written to. */
  abstract EpochStore broken() throws Exception;

  @Test
  void givesBackWhatWasWrittenByteForByte() throws Exception {
    EpochStore store = store();
    byte[] bytes = new byte[3_000_000];
    new Random(4).nextBytes(bytes);
    store.write(FOLDER, "reports-0000.seg", bytes);
    store.write(FOLDER, "empty.bin", new byte[0]);
    assertThat(store.read(FOLDER, "reports-0000.seg")).isEqualTo(bytes);
    assertThat(store.read(FOLDER, "empty.bin")).isEmpty();
    assertThat(store.has(FOLDER, "reports-0000.seg")).isTrue();
  }

  @Test
  void saysWhatIsNotThere() throws Exception {
    EpochStore store = store();
    store.write(FOLDER, "head.bin", new byte[] {1});
    assertThat(store.has(FOLDER, "manifest.json")).isFalse();
    assertThat(store.has("epoch-000043", "head.bin")).isFalse();
    assertThatThrownBy(() -> store.read(FOLDER, "manifest.json"))
        .isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void readsAFilePieceByPieceAndKnowsItsLength() throws Exception {
    EpochStore store = store();
    byte[] bytes = new byte[3_000_000];
    new Random(5).nextBytes(bytes);
    store.write(FOLDER, "reports-0000.seg", bytes);
    try (StoredFile file = store.open(FOLDER, "reports-0000.seg")) {
      assertThat(file.length()).isEqualTo(bytes.length);
      assertThat(file.content().readAllBytes()).isEqualTo(bytes);
    }
    assertThatThrownBy(() -> store.open(FOLDER, "manifest.json"))
        .isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void writesAgainWhatHasChanged() throws Exception {
    EpochStore store = store();
    store.write(FOLDER, "manifest.json", new byte[] {1});
    store.write(FOLDER, "manifest.json", new byte[] {2, 3});
    assertThat(store.read(FOLDER, "manifest.json")).containsExactly(2, 3);
  }

  @Test
  void saysWhatCouldNotBeWrittenAndThatNothingIsLost() throws Exception {
    EpochStore store = broken();
    assertThatThrownBy(() -> store.write(FOLDER, "head.bin", new byte[] {1}))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("cannot write epoch-000042/head.bin")
        .hasMessageContaining("nothing is lost and it is tried again");
  }
}

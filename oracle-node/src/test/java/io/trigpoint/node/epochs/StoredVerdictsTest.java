package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.epochs.compute.VerdictBytes;
import io.trigpoint.node.store.FolderEpochStore;
import io.trigpoint.report.SignatureChecks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredVerdictsTest {
  private final EpochInputs inputs = GivenEpoch.inputs(1);

  @SuppressWarnings("NullAway.Init")
  private EpochOutcome outcome;

  @SuppressWarnings("NullAway.Init")
  private List<byte[]> verdicts;

  @TempDir Path folder;

  @BeforeAll
  void compute() {
    outcome = EpochComputation.compute(inputs, SignatureChecks.fastest());
    verdicts =
        VerdictFiles.byShard(inputs, outcome.verdicts()).getFirst().stream()
            .map(VerdictBytes::of)
            .toList();
  }

  @Test
  void verdictsComeBackAndWritingThemAgainTouchesNothing() throws Exception {
    FolderEpochStore store = new FolderEpochStore(folder.resolve("again"));
    writer(store, false).accept(0, verdicts);
    StoredVerdicts stored = stored(store);
    assertThat(stored.read(0)).containsExactlyElementsOf(verdicts);
    Path file = file("again");
    Object inode = Files.getAttribute(file, "unix:ino");
    writer(store, true).accept(0, verdicts);
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
  }

  @Test
  void aFileThatSomebodyLeftHalfOrWrongIsReplacedUntilTheEpochIsPublished() throws Exception {
    FolderEpochStore store = new FolderEpochStore(folder.resolve("wrong"));
    writer(store, false).accept(0, verdicts.subList(1, verdicts.size()));
    assertThatThrownBy(() -> stored(store).read(0))
        .isInstanceOf(CorruptFile.class)
        .hasMessage("verdicts-0000.seg: has not the root that was computed");
    assertThatThrownBy(() -> writer(store, true).accept(0, verdicts))
        .isInstanceOf(OtherResult.class)
        .hasMessageContaining("root of verdicts-0000.seg 0x")
        .hasMessageEndingWith(
            "computed here " + outcome.computed().verdicts().getFirst().root().hex());
    writer(store, false).accept(0, verdicts);
    assertThat(stored(store).read(0)).containsExactlyElementsOf(verdicts);
    byte[] whole = Files.readAllBytes(file("wrong"));
    whole[whole.length / 2] ^= 1;
    Path _ = Files.write(file("wrong"), whole);
    writer(store, false).accept(0, verdicts);
    assertThat(stored(store).read(0)).containsExactlyElementsOf(verdicts);
  }

  private VerdictWriter writer(EpochStore store, boolean published) {
    return new VerdictWriter(store, inputs.frame(), 1, published);
  }

  private StoredVerdicts stored(EpochStore store) {
    return new StoredVerdicts(store, inputs.frame(), outcome.computed().verdicts());
  }

  private Path file(String store) {
    return folder
        .resolve(store)
        .resolve(PublishedEpoch.folder(inputs.frame().period().number()))
        .resolve("verdicts-0000.seg");
  }
}

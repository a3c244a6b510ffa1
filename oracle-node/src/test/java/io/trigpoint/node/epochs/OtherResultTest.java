package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.store.FolderEpochStore;
import io.trigpoint.node.store.SqlEpochQueries;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published or written down of an epoch is compared with what it comes to here. */
class OtherResultTest {
  private static final String FIRST = PublishedEpoch.folder(1);

  @TempDir private Path folder;

  private EpochNetwork net;

  @BeforeEach
  void start() {
    net = new EpochNetwork(folder.resolve("published"));
    new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
  }

  @AfterEach
  void stop() {
    net.close();
  }

  @Test
  void anEpochIsHeldThatIsPublishedWithAnotherResult() throws Exception {
    EpochOutcome.Roots other = roots("other");
    byte[] manifest = manifest(other).toBytes();
    net.files().write(FIRST, EpochManifest.NAME, manifest);
    net.advance(EpochState.HELD);
    EpochSummary held = new SqlEpochQueries(net.transactions).find(1).orElseThrow();
    assertThat(held.state()).isEqualTo("HELD");
    assertThat(held.heldBecause().orElseThrow())
        .startsWith(
            "the published files have another result of this epoch: input root "
                + other.inputRoot().hex()
                + ", computed here 0x");
    assertThat(net.files().read(FIRST, EpochManifest.NAME)).isEqualTo(manifest);
  }

  @Test
  void aNodeThatComesToSomethingElseThanTheRowsPublishesNothingOfIt() throws Exception {
    net.finish(net.lifecycle());
    net.rows.execute(
        "update epoch set reward_root = decode(repeat('ab', 32), 'hex') where number = 1");
    Path late = folder.resolve("late");
    EpochLifecycle node = net.at(late).lifecycle();
    for (int i = 0; i < EpochNetwork.OVER; i++) {
      node.step();
    }
    FolderEpochStore files = new FolderEpochStore(late);
    assertThat(files.has(FIRST, EpochManifest.NAME)).isFalse();
    assertThat(files.has(PublishedEpoch.folder(2), EpochManifest.NAME)).as("goes on").isTrue();
  }

  @Test
  void aFolderWithAnotherResultThanTheRowsIsNotSettled() throws Exception {
    net.finish(net.lifecycle());
    Path late = folder.resolve("late");
    FolderEpochStore files = new FolderEpochStore(late);
    byte[] manifest = manifest(roots("other")).toBytes();
    files.write(FIRST, EpochManifest.NAME, manifest);
    net.at(late).lifecycle().step();
    assertThat(Files.readAllBytes(late.resolve(FIRST).resolve(EpochManifest.NAME)))
        .isEqualTo(manifest);
  }

  private static EpochManifest manifest(EpochOutcome.Roots roots) {
    return new EpochManifest(1, List.of(), roots, Optional.empty());
  }

  private static EpochOutcome.Roots roots(String text) {
    Hash32 root = Hashes.keccak256(text.getBytes(StandardCharsets.UTF_8));
    return new EpochOutcome.Roots(root, root, root, root, root);
  }
}

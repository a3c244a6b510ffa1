package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.epochs.segment.MemorySegments;
import io.trigpoint.node.epochs.segment.Segment;
import io.trigpoint.node.epochs.segment.SegmentSource;
import io.trigpoint.node.epochs.segment.SegmentTree;
import io.trigpoint.node.store.FolderEpochStore;
import io.trigpoint.report.Hash32;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From SEALED to INPUT_FINAL on the real database and a real folder. */
class CertifiedInputsTest {
  @TempDir private Path published;

  @Test
  void manifestsAreSignedAndEachNamesTheOneBefore() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
      net.finish(net.lifecycle());
      Hash32 previous = Hash32.ZERO;
      for (long epoch = 1; epoch <= EpochNetwork.OVER; epoch++) {
        InputManifest manifest = manifest(net, epoch);
        assertThat(manifest.previous()).isEqualTo(previous);
        assertThat(manifest.signature()).isPresent();
        assertThat(manifest.isSignedAsSaid()).isTrue();
        previous = manifest.digest(net.anvil.chainId(), net.epochRoots());
      }
      assertThat(manifest(net, 1).reports()).isPositive();
    }
  }

  @Test
  void aManifestThatSaysSomethingElseIsNotSignedAsSaid() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      net.finish(net.lifecycle());
      InputManifest manifest = manifest(net, 2);
      InputManifest unchained =
          new InputManifest(2, manifest.segments(), Hash32.ZERO, manifest.signature());
      assertThat(unchained.isSignedAsSaid()).isFalse();
    }
  }

  @Test
  void theInputRootFollowsFromTheSignedSegmentsAndTheRest() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
      net.finish(net.lifecycle());
      CertifiedInputs certified = net.journal().certified(1).orElseThrow();
      assertThat(SegmentTree.inputRoot(certified.segments(), certified.rest().orElseThrow()).hex())
          .isEqualTo(net.journal().find(1).orElseThrow().result().orElseThrow().inputRoot());
    }
  }

  @Test
  void otherInputsOfAnEpochAreNeverSigned() {
    try (EpochNetwork net = new EpochNetwork(published)) {
      net.rows.execute(
          "insert into signing_guard (chain_id, contract, signer, epoch, digest)"
              + " values (?, ?, ?, 1, ?)",
          net.anvil.chainId(),
          InputSigner.GUARDED_AS,
          net.terms.payees().operators().getFirst(),
          Hash32.ofHex("ab".repeat(32)));
      net.anvil.mine(4);
      net.lifecycle().step();
      assertThat(net.journal().find(1).orElseThrow().state()).isEqualTo(EpochState.HELD);
      assertThat(net.rows.texts("select held_because from epoch where number = 1"))
          .containsExactly("other inputs of this epoch were signed before");
    }
  }

  /** The files have what the restored database has not: nothing may be written over them. */
  @Test
  void aDatabaseThatLostReportsLeavesThePublishedFilesAsTheyAre() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
      net.finish(net.lifecycle());
      Path file = published.resolve(PublishedEpoch.folder(1)).resolve("reports-0000.seg");
      byte[] before = Files.readAllBytes(file);
      restoreWithFewerReports(net);
      net.lifecycle().step();
      assertThat(net.journal().find(1).orElseThrow().state()).isEqualTo(EpochState.HELD);
      assertThat(net.rows.texts("select held_because from epoch where number = 1").getFirst())
          .startsWith("other inputs of this epoch were signed before");
      assertThat(file).hasBinaryContent(before);
      assertThat(manifest(net, 1).reports()).isPositive();
      assertThat(net.rows.number("select count(*) from signing_guard")).isZero();
    }
  }

  private static void restoreWithFewerReports(EpochNetwork net) {
    net.rows.execute("delete from signing_guard");
    net.rows.execute("delete from epoch_segment");
    net.rows.execute("delete from report where epoch = 1");
    net.rows.execute(
        "update epoch set state = 'SEALED', reports = 0, input_digest = null,"
            + " input_signature = null, input_rest = null, input_root = null, reward_root = null,"
            + " digest = null, signature = null where number = 1");
  }

  /** A whole file of other reports is no better than a damaged one. */
  @Test
  void aFileThatIsWholeButNotTheCertifiedOneIsReadFromTheRows() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
      net.finish(net.lifecycle());
      SegmentSource rows = net.journal().sealed(1);
      SegmentFiles files = new SegmentFiles(net.files(), net.terms.network());
      Segment few = new Segment(0, rows.read(0).reports().subList(1, 2));
      var _ = files.write(1, MemorySegments.of(few.reports()));
      SegmentSource source =
          files.certified(1, net.journal().certified(1).orElseThrow().segments(), rows);
      assertThat(source.read(0)).isEqualTo(rows.read(0));
    }
  }

  @Test
  void aStoreThatFailsLosesNothingAndTheEpochGoesOnAfterwards() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
      Path inTheWay = Files.writeString(published.resolve(PublishedEpoch.folder(1)), "a file");
      net.anvil.mine(4);
      assertThatThrownBy(() -> net.lifecycle().step())
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot write epoch-000001/reports-0000.seg below " + published);
      assertThat(net.journal().find(1).orElseThrow().state()).isEqualTo(EpochState.SEALED);
      Files.delete(inTheWay);
      net.finish(net.lifecycle());
      assertThat(manifest(net, 1).reports()).isPositive();
    }
  }

  @Test
  void missingAndDamagedFilesAreReadFromTheRowsAndAnythingElseIsRefused() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
      net.finish(net.lifecycle());
      SegmentSource rows = net.journal().sealed(1);
      CertifiedInputs certified = net.journal().certified(1).orElseThrow();
      SegmentSource source =
          new SegmentFiles(net.files(), net.terms.network())
              .certified(1, certified.segments(), rows);
      Path file = published.resolve(PublishedEpoch.folder(1)).resolve("reports-0000.seg");
      byte[] whole = Files.readAllBytes(file);
      assertThat(source.read(0)).isEqualTo(rows.read(0));
      whole[whole.length / 2] ^= 1;
      Path _ = Files.write(file, whole);
      assertThat(source.read(0)).isEqualTo(rows.read(0));
      Files.delete(file);
      assertThat(source.read(0)).isEqualTo(rows.read(0));
      net.rows.execute("update report set received_ms = received_ms + 1 where epoch = 1");
      assertThatThrownBy(() -> source.read(0))
          .isInstanceOf(CorruptFile.class)
          .hasMessage("reports-0000.seg: has not the root that was certified");
    }
  }

  /** However far behind: a node with an empty folder publishes all epochs from the first. */
  @Test
  void aNodeWithAnEmptyFolderPublishesWhatOthersClosed(@TempDir Path empty) throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
      net.finish(net.lifecycle());
      EpochLifecycle late = net.at(empty).lifecycle();
      for (int i = 0; i < EpochNetwork.OVER; i++) {
        late.step();
      }
      for (long epoch = 1; epoch <= EpochNetwork.OVER; epoch++) {
        String folder = PublishedEpoch.folder(epoch);
        try (var files = Files.walk(published.resolve(folder))) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            assertThat(empty.resolve(published.relativize(file))).hasSameBinaryContentAs(file);
          }
        }
        assertThat(PublishedEpoch.read(new FolderEpochStore(empty), epoch).manifest().epoch())
            .isEqualTo(epoch);
      }
    }
  }

  private static InputManifest manifest(EpochNetwork net, long epoch)
      throws IOException, CorruptFile {
    return InputManifest.parse(net.files().read(PublishedEpoch.folder(epoch), InputManifest.NAME));
  }
}

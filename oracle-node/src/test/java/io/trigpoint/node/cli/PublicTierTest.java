package io.trigpoint.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochComputation;
import io.trigpoint.node.epochs.EpochInputs;
import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.GivenEpoch;
import io.trigpoint.node.epochs.publictier.PublicDevice;
import io.trigpoint.node.epochs.publictier.PublicFiles;
import io.trigpoint.node.epochs.publictier.PublicPublication;
import io.trigpoint.node.epochs.publictier.PublicRows;
import io.trigpoint.report.SignatureChecks;
import io.trigpoint.rewards.epoch.DevicePoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit of what everybody may read. */
class PublicTierTest {
  private static final EpochInputs INPUTS = GivenEpoch.inputs(1);
  private static final EpochOutcome OUTCOME =
      EpochComputation.compute(INPUTS, SignatureChecks.fastest());
  private static final SortedMap<String, byte[]> GOOD =
      PublicPublication.files(INPUTS, OUTCOME, Optional.empty());

  @TempDir private Path published = Path.of("");

  @Test
  void everybodyComputesTheRewardRootFromPseudonymsAndPoints() throws IOException {
    publish(GOOD);
    Typed typed = audit();
    assertThat(typed.out())
        .contains("epoch 7: AGREES", OUTCOME.rewardRoot().hex(), OUTCOME.verdictRoot().hex());
    assertThat(typed.exit()).isZero();
  }

  @Test
  void pointsThatWereMovedToAnotherDeviceAreNotWhatVerdictsEarned() throws IOException {
    List<PublicDevice> rows = new ArrayList<>(rows());
    PublicDevice first = rows.getFirst();
    DevicePoints was = first.points();
    rows.set(
        0,
        new PublicDevice(
            first.pseudonym(),
            first.cell(),
            new DevicePoints(
                was.owner(), was.beacon() + 1, was.witness(), was.weather(), was.data())));
    publish(relisted(rows));
    assertThat(audit().exit()).isEqualTo(1);
    assertThat(audit().out())
        .containsPattern("earnings-0000.seg record \\d+ leaf owner=|points of 0x");
  }

  @Test
  void aRowThatMovesNoMoneyIsStillBoundToTheSignedVerdictRoot() throws IOException {
    List<PublicDevice> rows = new ArrayList<>(rows());
    PublicDevice first = rows.getFirst();
    rows.set(0, new PublicDevice(first.pseudonym(), Optional.empty(), first.points()));
    publish(relisted(rows));
    Typed typed = audit();
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("public side of the verdict root");
  }

  @Test
  void anUnknownTierIsRefused() {
    Typed typed =
        Typed.run("audit", "--epoch", "7", "--tier", "all", "--from", published.toString());
    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out()).contains("--tier is auditor or public");
  }

  private static List<PublicDevice> rows() {
    return PublicRows.devices(
        INPUTS.devices().values(),
        OUTCOME.shares(),
        PublicRows.key(INPUTS.head(), OUTCOME.computed().evidenceHash()));
  }

  /** Files that are consistent among themselves, with other rows of devices. */
  private static SortedMap<String, byte[]> relisted(List<PublicDevice> rows) {
    String name = PublicFiles.devices(INPUTS.frame()).file();
    byte[] bytes =
        PublicFiles.rows(
            PublicFiles.devices(INPUTS.frame()), rows.stream().map(PublicDevice::toBytes).toList());
    SortedMap<String, byte[]> files = new TreeMap<>(GOOD);
    files.put(name, bytes);
    try {
      EpochManifest manifest =
          EpochManifest.parse(Objects.requireNonNull(GOOD.get(EpochManifest.NAME)));
      files.put(EpochManifest.NAME, manifest.listing(name, bytes).toBytes());
    } catch (CorruptFile impossible) {
      throw new AssertionError(impossible);
    }
    return files;
  }

  private void publish(SortedMap<String, byte[]> files) throws IOException {
    Path folder = Files.createDirectories(published.resolve(PublicFiles.folder(7)));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private Typed audit() {
    return Typed.run("audit", "--epoch", "7", "--tier", "public", "--from", published.toString());
  }
}

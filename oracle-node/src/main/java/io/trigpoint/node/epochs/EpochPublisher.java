package io.trigpoint.node.epochs;

import io.trigpoint.node.Failpoint;
import io.trigpoint.node.epochs.EpochManifest.ListedFile;
import io.trigpoint.node.epochs.compute.ComputedEpoch;
import io.trigpoint.node.epochs.compute.VerdictBytes;
import io.trigpoint.node.epochs.compute.VerdictSink;
import io.trigpoint.node.epochs.publictier.PublicFiles;
import io.trigpoint.node.epochs.publictier.PublicPublication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Completes the folder of an epoch whose inputs are there already. The manifest comes last, so a
 * folder with a manifest is complete. Publishing twice changes nothing.
 */
public final class EpochPublisher {
  private static final List<String> INPUTS =
      List.of(InputManifest.NAME, PublishedEpoch.HEAD, PublishedEpoch.EVIDENCE_BEFORE);

  private final EpochStore store;

  public EpochPublisher(EpochStore store) {
    this.store = store;
  }

  /** Whether an epoch is published, with or without its settlement. */
  public boolean has(long epoch) {
    return has(epoch, EpochManifest.NAME);
  }

  /** Whether the files of an epoch's inputs are all there. */
  public boolean hasInputs(long epoch) {
    return INPUTS.stream().allMatch(name -> has(epoch, name));
  }

  /** Whether an epoch is published with its settlement. */
  public boolean isSettled(long epoch) {
    return has(epoch) && manifest(epoch).settlement().isPresent();
  }

  /** Takes an epoch's verdicts while they are made. */
  public VerdictSink verdicts(EpochFrame frame, int shards) {
    return new VerdictWriter(store, frame, shards, has(frame.period().number()));
  }

  /** Throws {@link OtherResult} when an epoch is published with other roots than these. */
  void check(long epoch, EpochOutcome.Roots roots) {
    if (has(epoch)) {
      OtherResult.refuse("the published files", manifest(epoch).roots(), roots);
    }
  }

  /**
   * Adds the result to the inputs and the verdicts, which are returned. Throws {@link OtherResult}
   * when the epoch is published with other roots.
   */
  public VerdictSource publish(EpochHead head, ComputedEpoch computed) {
    StoredVerdicts verdicts = new StoredVerdicts(store, head.frame(), computed.verdicts());
    check(head.frame().period().number(), computed.roots());
    if (has(head.frame().period().number())) {
      return verdicts;
    }
    try {
      List<ListedFile> listed = files(head, computed, verdicts);
      publicFiles(head, computed, verdicts);
      Failpoint.FILES_CLOSED.hit();
      write(
          new EpochManifest(
              head.frame().period().number(), listed, computed.roots(), Optional.empty()));
      return verdicts;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } catch (CorruptFile damaged) {
      throw new IllegalStateException(damaged);
    }
  }

  private List<ListedFile> files(EpochHead head, ComputedEpoch computed, StoredVerdicts verdicts)
      throws IOException, CorruptFile {
    String folder = PublishedEpoch.folder(head.frame().period().number());
    List<ListedFile> listed = new ArrayList<>();
    for (String name : INPUTS) {
      listed.add(ListedFile.of(name, store.read(folder, name)));
    }
    EpochOutcome outcome = new EpochOutcome(ResultJson.listed(computed, verdicts), computed);
    for (Map.Entry<String, byte[]> file : PublishedEpoch.resultFiles(head, outcome).entrySet()) {
      store.write(folder, file.getKey(), file.getValue());
      listed.add(ListedFile.of(file.getKey(), file.getValue()));
    }
    for (int shard = 0; shard < verdicts.shards(); shard++) {
      listed.add(ListedFile.of(verdicts.header(shard).file(), verdicts.file(shard)));
    }
    return listed;
  }

  private void publicFiles(EpochHead head, ComputedEpoch computed, VerdictSource verdicts)
      throws IOException, CorruptFile {
    PublicPublication open = new PublicPublication(head, computed);
    String folder = PublicFiles.folder(head.frame().period().number());
    List<ListedFile> listed = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : open.ofDevices().entrySet()) {
      store.write(folder, file.getKey(), file.getValue());
      listed.add(ListedFile.of(file.getKey(), file.getValue()));
    }
    for (int shard = 0; shard < verdicts.shards(); shard++) {
      String name = open.outcomes(shard).file();
      byte[] bytes =
          open.outcomes(shard, verdicts.read(shard).stream().map(VerdictBytes::read).toList());
      store.write(folder, name, bytes);
      listed.add(ListedFile.of(name, bytes));
    }
    store.write(folder, EpochManifest.NAME, open.manifest(listed, Optional.empty()).toBytes());
  }

  /** Adds to a published epoch where its result was signed and posted. */
  public void settle(long epoch, Settlement settlement) {
    try {
      EpochManifest open = manifest(PublicFiles.folder(epoch)).settled(settlement);
      store.write(PublicFiles.folder(epoch), EpochManifest.NAME, open.toBytes());
      write(manifest(epoch).settled(settlement));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void write(EpochManifest manifest) throws IOException {
    store.write(PublishedEpoch.folder(manifest.epoch()), EpochManifest.NAME, manifest.toBytes());
  }

  private boolean has(long epoch, String name) {
    try {
      return store.has(PublishedEpoch.folder(epoch), name);
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  private EpochManifest manifest(long epoch) {
    return manifest(PublishedEpoch.folder(epoch));
  }

  private EpochManifest manifest(String folder) {
    try {
      return EpochManifest.parse(store.read(folder, EpochManifest.NAME));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (CorruptFile damaged) {
      throw new IllegalStateException(folder + ": " + damaged.getMessage(), damaged);
    }
  }
}

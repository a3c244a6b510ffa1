package io.trigpoint.node.epochs;

import io.trigpoint.node.Failpoint;
import io.trigpoint.node.epochs.EpochManifest.ListedFile;
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

  /** Adds the result to the inputs. */
  public void publish(EpochInputs inputs, EpochOutcome outcome) {
    long epoch = inputs.frame().period().number();
    if (has(epoch)) {
      return;
    }
    try {
      List<ListedFile> listed = new ArrayList<>();
      for (String name : INPUTS) {
        listed.add(ListedFile.of(name, store.read(PublishedEpoch.folder(epoch), name)));
      }
      for (Map.Entry<String, byte[]> file :
          PublishedEpoch.resultFiles(inputs, outcome).entrySet()) {
        store.write(PublishedEpoch.folder(epoch), file.getKey(), file.getValue());
        listed.add(ListedFile.of(file.getKey(), file.getValue()));
      }
      for (Map.Entry<String, byte[]> file :
          PublicPublication.files(inputs, outcome, Optional.empty()).entrySet()) {
        store.write(PublicFiles.folder(epoch), file.getKey(), file.getValue());
      }
      Failpoint.FILES_CLOSED.hit();
      write(new EpochManifest(epoch, listed, outcome.roots(), Optional.empty()));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
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

package io.trigpoint.node.store;

import io.trigpoint.node.Failpoint;
import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochInputs;
import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.EpochPublisher;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.node.epochs.Settlement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One folder per epoch. Files are written beside, synced, and moved into place; the manifest comes
 * last, so a folder with a manifest is complete. Several nodes may share the folder.
 */
public final class FolderEpochPublisher implements EpochPublisher {
  private final Path root;

  public FolderEpochPublisher(Path root) {
    this.root = root;
  }

  @Override
  public boolean has(long epoch) {
    return Files.exists(manifest(epoch));
  }

  @Override
  public boolean isSettled(long epoch) {
    return has(epoch) && read(epoch).settlement().isPresent();
  }

  @Override
  public void publish(EpochInputs inputs, EpochOutcome outcome) {
    long epoch = inputs.frame().period().number();
    if (has(epoch)) {
      return;
    }
    Map<String, byte[]> files = PublishedEpoch.files(inputs, outcome, Optional.empty());
    files.forEach((name, bytes) -> {
      if (!name.equals(EpochManifest.NAME)) {
        write(folder(epoch).resolve(name), bytes);
      }
    });
    Failpoint.FILES_CLOSED.hit();
    write(manifest(epoch), files.getOrDefault(EpochManifest.NAME, new byte[0]));
  }

  @Override
  public void settle(long epoch, Settlement settlement) {
    EpochManifest bare = read(epoch);
    EpochManifest settled =
        new EpochManifest(bare.epoch(), bare.files(), bare.roots(), Optional.of(settlement));
    write(manifest(epoch), settled.toBytes());
  }

  private EpochManifest read(long epoch) {
    try {
      return EpochManifest.parse(Files.readAllBytes(manifest(epoch)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (CorruptFile damaged) {
      throw new IllegalStateException(folder(epoch) + ": " + damaged.getMessage(), damaged);
    }
  }

  private static void write(Path file, byte[] bytes) {
    Path folder = file.resolveSibling("").normalize();
    try {
      Path _ = Files.createDirectories(folder);
      Path beside = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
      try (FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          int _ = channel.write(rest);
        }
        channel.force(true);
      }
      Path _ = Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      sync(folder);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Makes the move itself durable. */
  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path folder(long epoch) {
    return root.resolve(PublishedEpoch.folder(epoch));
  }

  private Path manifest(long epoch) {
    return folder(epoch).resolve(EpochManifest.NAME);
  }
}

package io.trigpoint.node.cli;

import io.trigpoint.node.epochs.Carried;
import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochAudit.Difference;
import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.node.epochs.EpochOutcome;
import io.trigpoint.node.epochs.InputManifest;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.node.epochs.PublishedFiles;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;

/** Whether an epoch continues from the earnings and the evidence of the one before. */
final class Continuity {
  private static final String NOT_LISTED = "(not listed)";

  private Continuity() {}

  /** What an epoch that was computed here left to the next one. */
  record Left(long epoch, Hash32 rewardRoot, Hash32 evidence) {

    static Left of(long epoch, EpochOutcome computed) {
      return new Left(epoch, computed.rewardRoot(), computed.computed().evidenceHash());
    }

    /** The next epoch begins with these very earnings and this evidence. */
    Optional<Difference> isContinuedBy(EpochHead next) {
      return difference(
              "earnings before epoch " + next.frame().period().number(),
              next.before().root().hex(),
              rewardRoot.hex())
          .or(() ->
              difference(
                  "evidence before epoch " + next.frame().period().number(),
                  next.evidenceHash().hex(),
                  evidence.hex()));
    }
  }

  /** The manifest of an epoch; empty when it is not published there. */
  static Optional<EpochManifest> manifest(PublishedFiles files, long epoch)
      throws IOException, CorruptFile {
    try {
      EpochManifest manifest =
          EpochManifest.parse(files.read(PublishedEpoch.folder(epoch), EpochManifest.NAME));
      return manifest.epoch() == epoch ? Optional.of(manifest) : Optional.empty();
    } catch (FileNotFoundException notPublished) {
      return Optional.empty();
    }
  }

  /** The first epoch continues from nothing. */
  static Optional<Difference> ofTheFirst(EpochManifest first) {
    return difference(
            "earnings before epoch 1", first.roots().previousRewardRoot().hex(), Hash32.ZERO.hex())
        .or(() ->
            difference(
                "evidence before epoch 1",
                sha256(first, PublishedEpoch.EVIDENCE_BEFORE),
                Hashes.sha256(Carried.NONE.toBytes()).hex()));
  }

  /** What one epoch left is what the next begins with. */
  static Optional<Difference> between(EpochManifest earlier, EpochManifest later) {
    return difference(
            "reward root of epoch " + earlier.epoch(),
            earlier.roots().rewardRoot().hex(),
            later.roots().previousRewardRoot().hex())
        .or(() ->
            difference(
                "evidence after epoch "
                    + earlier.epoch()
                    + " and before epoch "
                    + later.epoch()
                    + " (SHA-256)",
                sha256(earlier, PublishedEpoch.EVIDENCE_AFTER),
                sha256(later, PublishedEpoch.EVIDENCE_BEFORE)));
  }

  /** Signed inputs name the digest of the signed inputs before them. */
  static Optional<Difference> chained(PublishedFiles files, InputManifest inputs)
      throws IOException, CorruptFile {
    try {
      byte[] bytes = files.read(PublishedEpoch.folder(inputs.epoch() - 1), InputManifest.NAME);
      InputManifest earlier = InputManifest.parse(bytes);
      return earlier.signature().isEmpty()
              || inputs.signature().isEmpty()
              || earlier.epoch() != inputs.epoch() - 1
          ? Optional.empty()
          : earlier
              .signature()
              .flatMap(by ->
                  difference(
                      InputManifest.NAME + " previous",
                      inputs.previous().hex(),
                      earlier.digest(by.chainId(), by.epochRoots()).hex()));
    } catch (FileNotFoundException notPublished) {
      return Optional.empty();
    }
  }

  private static String sha256(EpochManifest manifest, String name) {
    return manifest.files().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .map(file -> file.sha256().hex())
        .orElse(NOT_LISTED);
  }

  private static Optional<Difference> difference(String what, String one, String other) {
    return one.equals(other) && !one.equals(NOT_LISTED)
        ? Optional.empty()
        : Optional.of(new Difference(what, one, other));
  }
}

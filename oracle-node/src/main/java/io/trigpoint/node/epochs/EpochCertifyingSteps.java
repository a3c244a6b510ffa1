package io.trigpoint.node.epochs;

import io.trigpoint.node.Failpoint;
import io.trigpoint.node.chain.BlockHeader;
import io.trigpoint.node.chain.FinalizedChain;
import io.trigpoint.node.epochs.InputManifest.ListedSegment;
import io.trigpoint.node.epochs.segment.SegmentSource;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From SEALED to INPUT_FINAL: writes the segment files and signs for them, then draws the selection
 * entropy and fixes all other inputs. Any node may do any step again: the same rows give the same
 * files and the same signature.
 */
public final class EpochCertifyingSteps {
  private static final Logger LOG = LoggerFactory.getLogger(EpochCertifyingSteps.class);
  private static final byte[] SELECTION =
      "TRIGPOINT-SELECTION-V1".getBytes(StandardCharsets.US_ASCII);
  private static final int MS = 1000;

  private final EpochJournal journal;
  private final EpochSales sales;
  private final EpochStore store;
  private final FinalizedChain chain;
  private final LongSupplier lastPosted;
  private final EpochTerms terms;
  private final InputSigner signer;
  private final SegmentFiles segments;

  /**
   * Takes what the steps work on.
   *
   * @param lastPosted the newest epoch that has a result on the chain
   */
  public EpochCertifyingSteps(
      EpochJournal journal,
      EpochSales sales,
      EpochStore store,
      FinalizedChain chain,
      LongSupplier lastPosted,
      EpochTerms terms,
      InputSigner signer) {
    this.journal = journal;
    this.sales = sales;
    this.store = store;
    this.chain = chain;
    this.lastPosted = lastPosted;
    this.terms = terms;
    this.signer = signer;
    this.segments = new SegmentFiles(store, terms.network());
  }

  /** SEALED to CERTIFIED: the segments are in the store, read back, and signed for. */
  boolean certify(EpochEntry entry) {
    long epoch = entry.number();
    try {
      SegmentSource sealed = journal.sealed(epoch);
      Hash32 previous = journal.certifiedBefore(epoch);
      if (isPublishedOtherwise(epoch, sealed, previous)) {
        return held(
            epoch,
            "other inputs of this epoch were signed before, and the published files are they");
      }
      Optional<String> refused =
          SigningRules.refusedInputs(epoch, isKnown(epoch), lastPosted.getAsLong());
      if (refused.isPresent()) {
        return held(epoch, refused.get());
      }
      List<ListedSegment> files = segments.write(epoch, sealed);
      Failpoint.FILES_CLOSED.hit();
      InputManifest unsigned = new InputManifest(epoch, files, previous, Optional.empty());
      Optional<InputManifest> manifest = signer.sign(unsigned);
      if (manifest.isEmpty()) {
        return held(epoch, "other inputs of this epoch were signed before");
      }
      store.write(PublishedEpoch.folder(epoch), InputManifest.NAME, manifest.get().toBytes());
      Failpoint.MANIFEST_WRITTEN.hit();
      boolean _ =
          journal.certified(
              epoch,
              manifest.get().roots(),
              signer.digest(unsigned),
              manifest.get().signature().orElseThrow().signature());
      return true;
    } catch (CorruptFile damaged) {
      throw new IllegalStateException(
          "the inputs of epoch " + epoch + " cannot be certified: " + damaged.getMessage(),
          damaged);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /**
   * Whether the store has a manifest of this epoch by this signer, but of other reports: a database
   * that was restored from an older copy must not replace the files that still have them.
   */
  private boolean isPublishedOtherwise(long epoch, SegmentSource sealed, Hash32 previous)
      throws CorruptFile, IOException {
    Optional<InputManifest> published = published(epoch).filter(signer::isSigner);
    if (published.isEmpty()) {
      return false;
    }
    List<ListedSegment> rows = new ArrayList<>();
    for (int shard = 0; shard < sealed.shards(); shard++) {
      rows.add(new ListedSegment(sealed.read(shard).root(), 0, Hash32.ZERO));
    }
    Hash32 own = signer.digest(new InputManifest(epoch, rows, previous, Optional.empty()));
    return !signer.digest(published.get()).equals(own);
  }

  private boolean isKnown(long epoch) throws IOException {
    return signer.hasSigned(epoch) || published(epoch).filter(signer::isSigner).isPresent();
  }

  private boolean held(long epoch, String reason) {
    LOG.error("epoch {} is held: {}", epoch, reason);
    return journal.hold(epoch, reason);
  }

  private Optional<InputManifest> published(long epoch) throws IOException {
    if (!store.has(PublishedEpoch.folder(epoch), InputManifest.NAME)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
              InputManifest.parse(store.read(PublishedEpoch.folder(epoch), InputManifest.NAME)))
          .filter(manifest -> manifest.epoch() == epoch);
    } catch (CorruptFile damaged) {
      return Optional.empty();
    }
  }

  /**
   * CERTIFIED to INPUT_FINAL: everything that the result follows from is known. False while the
   * block that the selection is drawn from is not final.
   */
  boolean fix(EpochEntry entry) {
    if (entry.selectionEntropy().isEmpty() && !draw(entry)) {
      return false;
    }
    EpochHead head = head(entry);
    writeHead(head);
    boolean _ = journal.inputFinal(entry.number(), InputRoot.rest(head));
    return true;
  }

  /** The certified reports of an epoch, shard by shard. */
  SegmentSource reports(long epoch) {
    CertifiedInputs certified = journal.certified(epoch).orElseThrow();
    return segments.certified(epoch, certified.segments(), journal.sealed(epoch));
  }

  /** Writes the files of a certified epoch's inputs to the store, when another node wrote them. */
  void mirror(EpochEntry entry) {
    long epoch = entry.number();
    CertifiedInputs certified = journal.certified(epoch).orElseThrow();
    try {
      List<ListedSegment> files = segments.write(epoch, reports(epoch));
      InputManifest manifest =
          signer.certified(
              new InputManifest(epoch, files, certified.previous(), Optional.empty()),
              certified.signature());
      store.write(PublishedEpoch.folder(epoch), InputManifest.NAME, manifest.toBytes());
    } catch (CorruptFile damaged) {
      throw new IllegalStateException(damaged);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    writeHead(fixed(entry));
  }

  private void writeHead(EpochHead head) {
    String folder = PublishedEpoch.folder(head.frame().period().number());
    try {
      store.write(folder, PublishedEpoch.HEAD, SegmentCodec.encode(head));
      store.write(folder, PublishedEpoch.EVIDENCE_BEFORE, head.evidence().toBytes());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /**
   * The inputs of an epoch from INPUT_FINAL on, but for the reports. Throws when this node would
   * compute from others than were fixed, since it was given other settings in between.
   */
  EpochHead fixed(EpochEntry entry) {
    EpochHead head = head(entry);
    Hash32 own = InputRoot.rest(head);
    Hash32 noted = journal.certified(entry.number()).flatMap(CertifiedInputs::rest).orElseThrow();
    if (!own.equals(noted)) {
      throw new IllegalStateException(
          "epoch %d was fixed with other inputs: give this node the settings of then (%s)"
              .formatted(
                  entry.number(),
                  "network, epochs, parameters, reward token, treasury, attest key"));
    }
    return head;
  }

  private EpochHead head(EpochEntry entry) {
    return journal.head(terms.frame(entry.period()), sales.of(entry.number()), terms.parameters());
  }

  /** keccak256(tag ‖ epoch u64 ‖ hash of the first final block at or after the epoch's end). */
  private boolean draw(EpochEntry entry) {
    long endSeconds = Math.ceilDiv(entry.period().endMs(), MS);
    Optional<BlockHeader> block = chain.firstAtOrAfter(endSeconds);
    if (block.isEmpty()) {
      return false;
    }
    Hash32 entropy =
        Hashes.keccak256(
            SELECTION,
            ByteBuffer.allocate(Long.BYTES).putLong(entry.number()).array(),
            block.get().hash().toBytes());
    boolean _ = journal.select(entry.number(), entropy, block.get());
    return true;
  }
}

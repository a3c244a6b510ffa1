package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.segment.HashTree;
import io.trigpoint.node.epochs.segment.MemorySegments;
import io.trigpoint.node.epochs.segment.ReportLeaf;
import io.trigpoint.node.epochs.segment.Segment;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import io.trigpoint.node.epochs.segment.SegmentSource;
import io.trigpoint.node.epochs.segment.SegmentTree;
import io.trigpoint.node.epochs.segment.Sharding;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportId;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Makes the proofs of receipts from certified segments. */
public final class ReceiptProofs {
  private final ReportPlaces places;
  private final EpochJournal journal;
  private final SegmentFiles files;

  public ReceiptProofs(ReportPlaces places, EpochJournal journal, SegmentFiles files) {
    this.places = places;
    this.journal = journal;
    this.files = files;
  }

  /** What can be said of a receipt now. */
  public sealed interface Answer {
    record Proven(ReceiptProof proof, CertifiedInputs certified) implements Answer {}

    /** The report is stored; its epoch's inputs are not final yet. */
    record Waits(long epoch) implements Answer {}

    record Unknown() implements Answer {}
  }

  /** Throws what a store throws when it cannot be read. */
  public Answer of(ReportId report) throws CorruptFile, IOException {
    Optional<ReportPlaces.Place> place = places.find(report);
    if (place.isEmpty()) {
      return new Answer.Unknown();
    }
    long epoch = place.get().epoch();
    Optional<CertifiedInputs> certified =
        journal.certified(epoch).filter(inputs -> inputs.rest().isPresent());
    if (certified.isEmpty() || place.get().shard().isEmpty()) {
      return new Answer.Waits(epoch);
    }
    SegmentSource source =
        files.certified(epoch, certified.get().segments(), journal.sealed(epoch));
    Segment segment = source.read(place.get().shard().get());
    return new Answer.Proven(
        prove(
            report,
            epoch,
            segment,
            certified.get().segments(),
            certified.get().rest().orElseThrow()),
        certified.get());
  }

  /** The proof that published files give; empty when the epoch has no such report. */
  public static Optional<ReceiptProof> find(EpochInputs published, ReportId report) {
    return published.reports().stream()
        .filter(sealed -> sealed.id().equals(report))
        .findFirst()
        .map(sealed -> prove(published, sealed));
  }

  private static ReceiptProof prove(EpochInputs published, SealedReport sealed) {
    MemorySegments segments = MemorySegments.of(published.reports());
    return prove(
        sealed.id(),
        published.frame().period().number(),
        segments.read(Sharding.shardOf(sealed, segments.shards())),
        segments.roots(),
        InputRoot.rest(published.head()));
  }

  /** Throws {@link IllegalArgumentException} when the segment does not hold the report. */
  static ReceiptProof prove(
      ReportId report, long epoch, Segment segment, List<SegmentRoot> roots, Hash32 rest) {
    List<SealedReport> reports = segment.reports();
    int index = reports.stream().map(SealedReport::id).toList().indexOf(report);
    if (index < 0) {
      throw new IllegalArgumentException(
          "shard " + segment.shard() + " of epoch " + epoch + " has no report " + report);
    }
    SealedReport sealed = reports.get(index);
    HashTree tree = HashTree.of(reports.stream().map(ReportLeaf::of).toList());
    return new ReceiptProof(
        report,
        epoch,
        sealed.receivedMs(),
        HexFormat.of().formatHex(sealed.signed().signature()),
        new ReceiptProof.Place(segment.shard(), index, reports.size(), tree.path(index)),
        roots.size(),
        SegmentTree.of(roots).path(segment.shard()),
        roots.stream().mapToLong(SegmentRoot::records).sum(),
        rest);
  }
}

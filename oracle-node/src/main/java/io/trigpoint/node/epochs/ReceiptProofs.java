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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the proofs of receipts from certified segments. Keeps the trees in use. */
public final class ReceiptProofs {
  /** Each of some thousand reports, a few megabytes. */
  private static final int SHARDS = 8;

  private final ReportPlaces places;
  private final EpochJournal journal;
  private final SegmentFiles files;
  private final RecentlyBuilt<Shard, Provable> shards = new RecentlyBuilt<>(SHARDS);

  private record Shard(long epoch, int number) {}

  /** A shard's reports with the paths that they have in common, and the place of each. */
  private record Provable(
      long epoch,
      Segment segment,
      Map<ReportId, Integer> indices,
      HashTree tree,
      List<SegmentRoot> roots,
      List<Hash32> segmentPath,
      Hash32 rest) {

    static Provable of(long epoch, Segment segment, List<SegmentRoot> roots, Hash32 rest) {
      List<SealedReport> reports = segment.reports();
      Map<ReportId, Integer> indices = new HashMap<>();
      for (int i = 0; i < reports.size(); i++) {
        indices.put(reports.get(i).id(), i);
      }
      return new Provable(
          epoch,
          segment,
          indices,
          HashTree.of(reports.stream().map(ReportLeaf::of).toList()),
          roots,
          SegmentTree.of(roots).path(segment.shard()),
          rest);
    }

    /** Throws {@link IllegalArgumentException} when the segment does not hold the report. */
    ReceiptProof prove(ReportId report) {
      int index = indices.getOrDefault(report, -1);
      if (index < 0) {
        throw new IllegalArgumentException(
            "shard " + segment.shard() + " of epoch " + epoch + " has no report " + report);
      }
      SealedReport sealed = segment.reports().get(index);
      return new ReceiptProof(
          report,
          epoch,
          sealed.receivedMs(),
          HexFormat.of().formatHex(sealed.signed().signature()),
          new ReceiptProof.Place(
              segment.shard(), index, segment.reports().size(), tree.path(index)),
          roots.size(),
          segmentPath,
          roots.stream().mapToLong(SegmentRoot::records).sum(),
          rest);
    }
  }

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
    Provable provable = provable(epoch, place.get().shard().get(), certified.get());
    return new Answer.Proven(provable.prove(report), certified.get());
  }

  private Provable provable(long epoch, int shard, CertifiedInputs certified)
      throws CorruptFile, IOException {
    return shards.<CorruptFile, IOException>get(
        new Shard(epoch, shard),
        () -> {
          SegmentSource source =
              files.certified(epoch, certified.segments(), journal.sealed(epoch));
          return Provable.of(
              epoch, source.read(shard), certified.segments(), certified.rest().orElseThrow());
        });
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

  static ReceiptProof prove(
      ReportId report, long epoch, Segment segment, List<SegmentRoot> roots, Hash32 rest) {
    return Provable.of(epoch, segment, roots, rest).prove(report);
  }
}

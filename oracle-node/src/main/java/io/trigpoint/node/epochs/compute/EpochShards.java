package io.trigpoint.node.epochs.compute;

import io.trigpoint.coverage.ActiveScales;
import io.trigpoint.coverage.CoverageHead;
import io.trigpoint.coverage.evidence.Watch;
import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochHead;
import io.trigpoint.node.epochs.InputRoot;
import io.trigpoint.node.epochs.segment.SegmentSource;
import io.trigpoint.report.Hash32;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicReference;

/** The stages of an epoch over its head and its segments. */
public final class EpochShards implements ShardWork {
  /** Reads the segment, verifies and decodes, and judges what can be judged alone. */
  static final int READ = 0;

  /** Names the reports behind keys that were met more than once. */
  static final int CONTENDERS = 1;

  /** Marks the devices that hear or are heard. */
  static final int ACTIVE = 2;

  /** Makes the verdicts and hands out points. */
  static final int SCORE = 3;

  private static final byte[] NOT_ASKED = new byte[0];

  private final EpochHead head;
  private final SegmentSource segments;
  private final CoverageHead coverage;
  private final ReportReading reading;
  private final Watch watch;
  private final WatchedDevices watched;
  private final AtomicReference<Known> read = new AtomicReference<>();
  private final AtomicReference<Scoring> scoring = new AtomicReference<>();

  /** A context, and what it says. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Known(byte[] context, KnownElsewhere elsewhere) {}

  /** A context, and the scales that follow from it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Scoring(byte[] context, KnownElsewhere known, ActiveScales scales) {}

  public EpochShards(EpochHead head, SegmentSource segments, Verification verification) {
    this.head = head;
    this.segments = segments;
    this.coverage =
        new CoverageHead(
            head.devices(),
            head.entropies(),
            head.selectionEntropy(),
            head.parameters().coverage());
    this.watch =
        head.evidence()
            .radio()
            .watch()
            .at(
                head.selectionEntropy(),
                head.frame().period().endMs(),
                head.parameters().evidence().windowMs())
            .sharing(segments.reports(), head.parameters().evidence().mostReceptions());
    this.watched = new WatchedDevices(head, watch);
    this.reading = new ReportReading(head, coverage, verification);
  }

  @Override
  public byte[] run(int stage, int shard, byte[] context, byte[] prior)
      throws CorruptFile, IOException {
    return switch (stage) {
      case READ -> read(shard, known(context));
      case CONTENDERS ->
          ShardReading.contenders(
                  coverage, reading, segments.read(shard), head, Contested.read(context))
              .toBytes();
      case ACTIVE -> active(known(context), prior);
      case SCORE -> score(context, prior);
      default -> throw new IllegalArgumentException("no stage " + stage);
    };
  }

  EpochHead head() {
    return head;
  }

  /** What members know the head by. */
  public Hash32 headHash() {
    return InputRoot.rest(head);
  }

  /** The regions that the evidence of this epoch looks at, as far as its head tells. */
  Watch watch() {
    return watch;
  }

  int shards() {
    return segments.shards();
  }

  CoverageHead coverage() {
    return coverage;
  }

  private byte[] read(int shard, KnownElsewhere known) throws CorruptFile, IOException {
    return known.shards().get(shard)
        ? ShardReading.read(head, coverage, reading, watched, segments.read(shard), known).toBytes()
        : NOT_ASKED;
  }

  private byte[] active(KnownElsewhere known, byte[] prior) {
    BitSet active = new BitSet(coverage.devices());
    ShardRows.read(ByteBuffer.wrap(prior))
        .coverage()
        .markActive(coverage, known.coverage(), active);
    return active.toByteArray();
  }

  private byte[] score(byte[] context, byte[] prior) {
    Scoring now = scoring(context);
    return ScoredShard.of(
            ByteBuffer.wrap(prior),
            coverage,
            now.known().coverage(),
            now.scales(),
            now.known().verdicts())
        .toBytes();
  }

  /** Contexts are read once, not once for each shard. */
  private synchronized KnownElsewhere known(byte[] context) {
    Known last = read.get();
    if (last == null || !Arrays.equals(last.context(), context)) {
      last = new Known(context, KnownElsewhere.read(context));
      read.set(last);
    }
    return last.elsewhere();
  }

  /** The scales are worked out once for a context. */
  private synchronized Scoring scoring(byte[] context) {
    Scoring last = scoring.get();
    if (last == null || !Arrays.equals(last.context(), context)) {
      KnownElsewhere known = known(context);
      last = new Scoring(context, known, ActiveScales.of(coverage, known.active()));
      scoring.set(last);
    }
    return last;
  }
}

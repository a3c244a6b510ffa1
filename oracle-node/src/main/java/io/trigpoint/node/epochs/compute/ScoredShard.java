package io.trigpoint.node.epochs.compute;

import io.trigpoint.coverage.ActiveScales;
import io.trigpoint.coverage.CoverageHead;
import io.trigpoint.coverage.Elsewhere;
import io.trigpoint.coverage.ShardScores;
import io.trigpoint.node.epochs.segment.HashTree;
import io.trigpoint.node.epochs.segment.SegmentRoot;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the last stage makes of a shard.
 *
 * @param root of the verdicts' subtree
 * @param tally how many verdicts there are of each outcome
 * @param awards device number, beacon points, witness points, as often as somebody earned
 * @param verdicts by report id; empty when they are not wanted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ScoredShard(SegmentRoot root, VerdictTally tally, long[] awards, List<byte[]> verdicts) {
  static final int AWARD = 3;

  /** Every report of the rows gets its one verdict. */
  static ScoredShard of(
      ByteBuffer prior,
      CoverageHead head,
      Elsewhere elsewhere,
      ActiveScales scales,
      boolean wanted) {
    ShardRows rows = ShardRows.read(ByteBuffer.wrap(ByteWriter.bytes(prior)));
    Iterator<byte[]> weather = ByteWriter.list(prior).iterator();
    Iterator<byte[]> decided = rows.decided().iterator();
    ShardScores scores = new ShardScores(head, rows.coverage(), elsewhere, scales);
    HashTree.Roots tree = new HashTree.Roots();
    List<byte[]> verdicts = new ArrayList<>();
    int beacons = 0;
    int witnesses = 0;
    VerdictTally tally = VerdictTally.NONE;
    VerdictBuffer verdict = new VerdictBuffer();
    for (byte kind : rows.kinds()) {
      switch (kind) {
        case ShardRows.BEACON -> scores.beacon(beacons++, verdict);
        case ShardRows.WITNESS -> scores.witness(witnesses++, verdict);
        case ShardRows.WEATHER -> verdict.put(weather.next());
        default -> verdict.put(decided.next());
      }
      verdict.addTo(tree);
      tally = tally.plus(verdict.outcome());
      if (wanted) {
        verdicts.add(verdict.toBytes());
      }
    }
    if (weather.hasNext() || decided.hasNext()) {
      throw new IllegalStateException("some report has more than one verdict");
    }
    return new ScoredShard(
        new SegmentRoot(tree.root(), tree.size()), tally, awards(scores), verdicts);
  }

  private static long[] awards(ShardScores scores) {
    Keys awards = new Keys();
    scores.award((device, beacon, witness) -> {
      awards.add(device);
      awards.add(beacon);
      awards.add(witness);
    });
    return awards.toArray();
  }

  byte[] toBytes() {
    return new ByteWriter()
        .hash(root.root())
        .number(root.records())
        .number(tally.accepted())
        .number(tally.duplicates())
        .number(tally.refused())
        .bytes(ByteWriter.longs(awards))
        .each(verdicts)
        .toBytes();
  }

  static ScoredShard read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    SegmentRoot root = new SegmentRoot(ByteWriter.hash(in), in.getLong());
    VerdictTally tally = new VerdictTally(in.getLong(), in.getLong(), in.getLong());
    long[] awards = ByteWriter.longs(ByteWriter.bytes(in));
    return new ScoredShard(root, tally, awards, ByteWriter.list(in));
  }
}

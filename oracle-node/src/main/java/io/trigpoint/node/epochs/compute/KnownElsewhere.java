package io.trigpoint.node.epochs.compute;

import io.trigpoint.coverage.Denials;
import io.trigpoint.coverage.Elsewhere;
import io.trigpoint.coverage.evidence.CarriedEvidence;
import io.trigpoint.coverage.evidence.CarriedEvidenceCodec;
import io.trigpoint.coverage.evidence.MalformedEvidence;
import io.trigpoint.report.ReportId;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The context of a stage: what the stages before found in all shards together.
 *
 * @param shards those that are asked; the others answer with nothing
 * @param sequencesUsed reports whose sequence number another one keeps, with that other one
 * @param coverage what the coverage rules want to know of other shards
 * @param active the devices that hear or are heard, by number
 * @param verdicts whether the verdicts themselves are wanted
 */
record KnownElsewhere(
    BitSet shards,
    Map<ReportId, ReportId> sequencesUsed,
    Elsewhere coverage,
    BitSet active,
    boolean verdicts) {

  /** Before anything is known, for all shards. */
  static KnownElsewhere nothing(int shards) {
    return new KnownElsewhere(all(shards), Map.of(), Elsewhere.NOTHING, new BitSet(), false);
  }

  static BitSet all(int shards) {
    BitSet all = new BitSet(shards);
    all.set(0, shards);
    return all;
  }

  byte[] toBytes() {
    ByteWriter out = put(new ByteWriter().bits(shards), sequencesUsed);
    return put(out, coverage.segmentsUsed())
        .bytes(new CarriedEvidence(coverage.denials(), List.of(), new TreeMap<>()).toBytes())
        .bits(active)
        .number(verdicts ? 1 : 0)
        .toBytes();
  }

  static KnownElsewhere read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new KnownElsewhere(
        ByteWriter.bits(in),
        ids(in),
        new Elsewhere(ids(in), denials(ByteWriter.bytes(in))),
        ByteWriter.bits(in),
        in.getInt() == 1);
  }

  private static Denials denials(byte[] bytes) {
    try {
      return CarriedEvidenceCodec.decode(bytes).denials();
    } catch (MalformedEvidence impossible) {
      throw new IllegalArgumentException("denials that nobody wrote", impossible);
    }
  }

  private static ByteWriter put(ByteWriter to, Map<ReportId, ReportId> ids) {
    ByteWriter out = to.number(ids.size());
    for (Map.Entry<ReportId, ReportId> one : new TreeMap<>(ids).entrySet()) {
      out = out.hash(one.getKey().value()).hash(one.getValue().value());
    }
    return out;
  }

  private static Map<ReportId, ReportId> ids(ByteBuffer in) {
    Map<ReportId, ReportId> ids = new HashMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      ReportId one = new ReportId(ByteWriter.hash(in));
      ids.put(one, new ReportId(ByteWriter.hash(in)));
    }
    return ids;
  }
}

package io.trigpoint.node.epochs.segment;

import io.trigpoint.node.epochs.SealedReport;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.ReportId;
import java.nio.ByteBuffer;

/** The bytes that stand for a report in its segment's tree. */
public final class ReportLeaf {
  private static final int HEAD = Hash32.LENGTH + Long.BYTES;

  private ReportLeaf() {}

  public static byte[] of(SealedReport report) {
    return of(report.id(), report.receivedMs(), report.signed().signature());
  }

  /** Report id ‖ received, Unix milliseconds, big-endian ‖ signature. */
  public static byte[] of(ReportId id, long receivedMs, byte[] signature) {
    ByteBuffer leaf = ByteBuffer.allocate(HEAD + signature.length);
    id.value().putInto(leaf);
    return leaf.putLong(receivedMs).put(signature).array();
  }
}

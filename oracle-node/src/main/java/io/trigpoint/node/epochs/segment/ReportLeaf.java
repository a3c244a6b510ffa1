package io.trigpoint.node.epochs.segment;

import io.trigpoint.node.epochs.SealedReport;
import java.nio.ByteBuffer;

/** The bytes that stand for a report in its segment's tree. */
public final class ReportLeaf {
  private static final int HEAD = 32 + Long.BYTES;

  private ReportLeaf() {}

  /** Report id ‖ received, Unix milliseconds, big-endian ‖ signature. */
  public static byte[] of(SealedReport report) {
    byte[] signature = report.signed().signature();
    ByteBuffer leaf = ByteBuffer.allocate(HEAD + signature.length);
    report.id().value().putInto(leaf);
    return leaf.putLong(report.receivedMs()).put(signature).array();
  }
}

package io.trigpoint.node.epochs;

import io.trigpoint.report.NetworkId;
import io.trigpoint.report.ReportId;
import io.trigpoint.report.SignedReport;

/**
 * A report as an epoch holds it: the bytes that the device signed, and when they arrived.
 *
 * @param receivedMs the operator's clock at arrival, Unix milliseconds
 */
public record SealedReport(ReportId id, long receivedMs, SignedReport signed)
    implements Comparable<SealedReport> {

  /** Derives the id from the bytes. */
  public static SealedReport of(NetworkId network, long receivedMs, SignedReport signed) {
    return new SealedReport(signed.id(network), receivedMs, signed);
  }

  @Override
  public int compareTo(SealedReport other) {
    return id.compareTo(other.id);
  }
}

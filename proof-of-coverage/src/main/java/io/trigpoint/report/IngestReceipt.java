package io.trigpoint.report;

import java.util.List;

/**
 * The operator's signed promise for one batch: what was accepted is in the named epoch, at the
 * latest in the one after.
 *
 * @param operatorKey the operator's Ed25519 receipt key, hexadecimal
 * @param receivedMs the operator's clock, Unix milliseconds
 * @param items one per report, in the order of the batch
 */
public record IngestReceipt(
    NetworkId network, String operatorKey, long receivedMs, List<Item> items) {

  public IngestReceipt {
    items = List.copyOf(items);
  }

  /** What became of one report. */
  public sealed interface Item {
    ReportId report();

    /** Durable, and part of that epoch or the next. */
    record Accepted(ReportId report, long epoch) implements Item {}

    /** The same bytes were accepted before; the first receipt's figures. */
    record Duplicate(ReportId report, long epoch, long firstReceivedMs) implements Item {}

    /** Not kept. */
    record Refused(ReportId report, RefusalReason reason, String detail) implements Item {}
  }
}

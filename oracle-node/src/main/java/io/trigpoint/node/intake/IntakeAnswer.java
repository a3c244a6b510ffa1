package io.trigpoint.node.intake;

import io.trigpoint.report.IngestReceipt;
import io.trigpoint.report.RefusalReason;

/** The answer to one batch. */
public sealed interface IntakeAnswer {

  /**
   * Everything accepted is durable.
   *
   * @param signed the receipt as a SignedReceiptMessage
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Receipted(IngestReceipt receipt, byte[] signed) implements IntakeAnswer {}

  /** Nothing of the batch was kept. */
  record Rejected(RefusalReason reason, String detail) implements IntakeAnswer {}

  /** Nothing was kept: more is under way than this node takes. The same batch may come again. */
  record Busy() implements IntakeAnswer {}
}

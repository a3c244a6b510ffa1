package io.trigpoint.node.chain;

import io.trigpoint.contracts.EventLog;
import io.trigpoint.report.Hash32;
import java.util.List;

/** How far an intent has come. */
public sealed interface IntentStatus {

  /** Nobody submitted it. */
  record Unknown() implements IntentStatus {}

  /** Stored, and perhaps sent; its effect may or may not be on the chain. */
  record Pending() implements IntentStatus {}

  /** Its call succeeded in a block that is final. */
  record Mined(Hash32 transaction, long block, List<EventLog> logs) implements IntentStatus {
    public Mined {
      logs = List.copyOf(logs);
    }
  }

  /** Its call was refused, by an estimate or in a final block; it will not be sent again. */
  record Failed(String reason) implements IntentStatus {}
}

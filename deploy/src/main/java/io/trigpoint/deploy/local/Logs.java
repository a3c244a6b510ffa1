package io.trigpoint.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.contracts.EventLog;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The log entries of a receipt. */
final class Logs {

  private Logs() {}

  static Stream<EventLog> of(JsonNode receipt) {
    return StreamSupport.stream(receipt.path("logs").spliterator(), false).map(Logs::entry);
  }

  static EventLog entry(JsonNode log) {
    List<String> topics =
        StreamSupport.stream(log.path("topics").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    return new EventLog(log.path("address").asText(), topics, log.path("data").asText());
  }
}

package io.trigpoint.contracts;

import java.util.List;

/** One log entry as a chain endpoint reports it: who emitted it, its topics and its data. */
public record EventLog(String address, List<String> topics, String data) {

  public EventLog {
    address = Hex.address(address);
    topics = topics.stream().map(Hex::bytes32).toList();
    data = Hex.bytesHex(data);
  }

  /** Whether the first topic is {@code topic} and there are {@code indexed} more. */
  boolean is(String topic, int indexed) {
    return topics.size() == indexed + 1 && topics.getFirst().equals(topic);
  }

  AbiWords indexed(int position) {
    return AbiWords.of(topics.get(position + 1));
  }

  AbiWords words() {
    return AbiWords.of(data);
  }
}

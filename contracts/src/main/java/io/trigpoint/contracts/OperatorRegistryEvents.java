package io.trigpoint.contracts;

import io.trigpoint.contracts.OperatorEvent.EndpointSet;
import io.trigpoint.contracts.OperatorEvent.KeySet;
import io.trigpoint.contracts.OperatorEvent.LeaveRequested;
import io.trigpoint.contracts.OperatorEvent.OperatorRegistered;
import io.trigpoint.contracts.OperatorEvent.OperatorSlashed;
import io.trigpoint.contracts.OperatorEvent.StakeAdded;
import io.trigpoint.contracts.OperatorEvent.StakeWithdrawn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Events of the OperatorRegistry contract. */
public final class OperatorRegistryEvents {
  /** How many indexed fields an event has, and how it is read. */
  private record Reader(int indexed, Function<EventLog, OperatorEvent> read) {}

  private static final Map<String, Reader> READERS =
      Map.of(
          Abi.topic("OperatorRegistered(address,uint256)"),
          new Reader(1, log -> new OperatorRegistered(operator(log), log.words().number(0))),
          Abi.topic("KeySet(address,uint8,address)"),
          new Reader(3, OperatorRegistryEvents::keySet),
          Abi.topic("EndpointSet(address,string,bytes32)"),
          new Reader(1, OperatorRegistryEvents::endpointSet),
          Abi.topic("StakeAdded(address,uint256,uint256)"),
          new Reader(1, OperatorRegistryEvents::stakeAdded),
          Abi.topic("LeaveRequested(address,uint64)"),
          new Reader(1, log -> new LeaveRequested(operator(log), log.words().smallNumber(0))),
          Abi.topic("StakeWithdrawn(address,uint256)"),
          new Reader(1, log -> new StakeWithdrawn(operator(log), log.words().number(0))),
          Abi.topic(
              "OperatorSlashed(address,address,uint64,uint64,bytes32,bytes32,uint256,address,uint256)"),
          new Reader(3, OperatorRegistryEvents::slashed));

  private OperatorRegistryEvents() {}

  /** The first topics of all events of the registry. */
  public static List<String> topics() {
    return READERS.keySet().stream().sorted().toList();
  }

  /** The event that a log entry holds, empty when it is none of the registry's. */
  public static Optional<OperatorEvent> decode(EventLog log) {
    if (log.topics().isEmpty()) {
      return Optional.empty();
    }
    String topic = log.topics().getFirst();
    return Optional.ofNullable(READERS.get(topic))
        .filter(reader -> log.is(topic, reader.indexed()))
        .map(reader -> reader.read().apply(log));
  }

  private static KeySet keySet(EventLog log) {
    OperatorRole role = OperatorRole.of(log.indexed(1).smallestNumber(0));
    return new KeySet(operator(log), role, log.indexed(2).address(0));
  }

  private static EndpointSet endpointSet(EventLog log) {
    AbiWords words = log.words();
    return new EndpointSet(operator(log), new OperatorEndpoint(words.text(0), words.bytes32(1)));
  }

  private static StakeAdded stakeAdded(EventLog log) {
    return new StakeAdded(operator(log), log.words().number(0), log.words().number(1));
  }

  private static OperatorSlashed slashed(EventLog log) {
    AbiWords words = log.words();
    return new OperatorSlashed(
        operator(log),
        log.indexed(1).address(0),
        log.indexed(2).smallNumber(0),
        words.smallNumber(0),
        words.bytes32(1),
        words.bytes32(2),
        words.number(3),
        words.address(4),
        words.number(5));
  }

  private static String operator(EventLog log) {
    return log.indexed(0).address(0);
  }
}

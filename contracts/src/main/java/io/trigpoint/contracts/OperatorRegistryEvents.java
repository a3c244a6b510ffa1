package io.trigpoint.contracts;

import io.trigpoint.contracts.OperatorEvent.EndpointSet;
import io.trigpoint.contracts.OperatorEvent.KeySet;
import io.trigpoint.contracts.OperatorEvent.LeaveRequested;
import io.trigpoint.contracts.OperatorEvent.OperatorRegistered;
import io.trigpoint.contracts.OperatorEvent.OperatorSlashed;
import io.trigpoint.contracts.OperatorEvent.StakeAdded;
import io.trigpoint.contracts.OperatorEvent.StakeWithdrawn;
import java.util.List;
import java.util.Optional;

/** Events of the OperatorRegistry contract. */
public final class OperatorRegistryEvents {
  private static final List<EventKind<OperatorEvent>> KINDS =
      List.of(
          EventKind.of(
              "OperatorRegistered(address,uint256)",
              1,
              log -> new OperatorRegistered(operator(log), log.words().number(0))),
          EventKind.of("KeySet(address,uint8,address)", 3, OperatorRegistryEvents::keySet),
          EventKind.of(
              "EndpointSet(address,string,bytes32)", 1, OperatorRegistryEvents::endpointSet),
          EventKind.of(
              "StakeAdded(address,uint256,uint256)", 1, OperatorRegistryEvents::stakeAdded),
          EventKind.of(
              "LeaveRequested(address,uint64)",
              1,
              log -> new LeaveRequested(operator(log), log.words().smallNumber(0))),
          EventKind.of(
              "StakeWithdrawn(address,uint256)",
              1,
              log -> new StakeWithdrawn(operator(log), log.words().number(0))),
          EventKind.of(
              "OperatorSlashed(address,address,uint64,uint64,bytes32,bytes32,uint256,address,uint256)",
              3,
              OperatorRegistryEvents::slashed));

  private OperatorRegistryEvents() {}

  /** The first topics of all events of the registry. */
  public static List<String> topics() {
    return EventKind.topics(KINDS);
  }

  /** The event that a log entry holds, empty when it is none of the registry's. */
  public static Optional<OperatorEvent> decode(EventLog log) {
    return EventKind.decode(KINDS, log);
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

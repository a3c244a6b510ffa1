package io.trigpoint.contracts;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One kind of event of a contract.
 *
 * @param topic the first topic
 * @param indexed how many more topics it has
 * @param read what it says
 * @param <E> the events of the contract
 */
record EventKind<E>(String topic, int indexed, Function<EventLog, E> read) {

  static <E> EventKind<E> of(String signature, int indexed, Function<EventLog, E> read) {
    return new EventKind<>(Abi.topic(signature), indexed, read);
  }

  static List<String> topics(List<? extends EventKind<?>> kinds) {
    return kinds.stream().<String>map(EventKind::topic).toList();
  }

  /** The event that a log entry holds, empty when it is of none of the kinds. */
  static <E> Optional<E> decode(List<EventKind<E>> kinds, EventLog log) {
    return kinds.stream()
        .filter(kind -> log.is(kind.topic(), kind.indexed()))
        .findFirst()
        .map(kind -> kind.read().apply(log));
  }
}

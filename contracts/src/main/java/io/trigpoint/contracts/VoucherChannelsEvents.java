package io.trigpoint.contracts;

import io.trigpoint.contracts.ChannelEvent.ChannelClosed;
import io.trigpoint.contracts.ChannelEvent.ChannelCreated;
import io.trigpoint.contracts.ChannelEvent.Claimed;
import io.trigpoint.contracts.ChannelEvent.Deposited;
import io.trigpoint.contracts.ChannelEvent.Refunded;
import io.trigpoint.contracts.ChannelEvent.Settled;
import io.trigpoint.contracts.ChannelEvent.WithdrawFinalized;
import io.trigpoint.contracts.ChannelEvent.WithdrawInitiated;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Events of the VoucherChannels contract. */
public final class VoucherChannelsEvents {
  /** How many indexed fields an event has, and how it is read. */
  private record Reader(int indexed, Function<EventLog, ChannelEvent> read) {}

  private static final Map<String, Reader> READERS =
      Map.of(
          Abi.topic("ChannelCreated(bytes32," + ChannelConfig.ABI + ")"),
          new Reader(1, log -> new ChannelCreated(id(log), config(log))),
          Abi.topic("ChannelClosed(bytes32," + ChannelConfig.ABI + ")"),
          new Reader(1, log -> new ChannelClosed(id(log), config(log))),
          Abi.topic("Deposited(bytes32,address,uint128,uint128)"),
          new Reader(2, log -> new Deposited(id(log), sender(log), word(log, 0), word(log, 1))),
          Abi.topic("Claimed(bytes32,address,uint128,uint128)"),
          new Reader(2, log -> new Claimed(id(log), sender(log), word(log, 0), word(log, 1))),
          Abi.topic("Settled(address,address,address,uint128)"),
          new Reader(3, VoucherChannelsEvents::settled),
          Abi.topic("Refunded(bytes32,address,uint128)"),
          new Reader(2, log -> new Refunded(id(log), sender(log), word(log, 0))),
          Abi.topic("WithdrawInitiated(bytes32,uint128,uint40)"),
          new Reader(1, VoucherChannelsEvents::initiated),
          Abi.topic("WithdrawFinalized(bytes32,address,uint128)"),
          new Reader(2, log -> new WithdrawFinalized(id(log), sender(log), word(log, 0))));

  private VoucherChannelsEvents() {}

  /** The first topics of all events of the contract. */
  public static List<String> topics() {
    return READERS.keySet().stream().sorted().toList();
  }

  /** The event that a log entry holds, empty when it is none of the contract's. */
  public static Optional<ChannelEvent> decode(EventLog log) {
    if (log.topics().isEmpty()) {
      return Optional.empty();
    }
    String topic = log.topics().getFirst();
    return Optional.ofNullable(READERS.get(topic))
        .filter(reader -> log.is(topic, reader.indexed()))
        .map(reader -> reader.read().apply(log));
  }

  private static Settled settled(EventLog log) {
    return new Settled(
        log.indexed(0).address(0),
        log.indexed(1).address(0),
        log.indexed(2).address(0),
        word(log, 0));
  }

  private static WithdrawInitiated initiated(EventLog log) {
    return new WithdrawInitiated(id(log), word(log, 0), log.words().smallNumber(1));
  }

  private static ChannelConfig config(EventLog log) {
    AbiWords words = log.words();
    return new ChannelConfig(
        words.address(0),
        words.address(1),
        words.address(2),
        words.address(3),
        words.address(4),
        words.smallNumber(5),
        words.bytes32(6));
  }

  private static String id(EventLog log) {
    return log.indexed(0).bytes32(0);
  }

  private static String sender(EventLog log) {
    return log.indexed(1).address(0);
  }

  private static BigInteger word(EventLog log, int index) {
    return log.words().number(index);
  }
}

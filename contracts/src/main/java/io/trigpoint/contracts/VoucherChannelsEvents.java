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
import java.util.Optional;

/** Events of the VoucherChannels contract. */
public final class VoucherChannelsEvents {
  private static final List<EventKind<ChannelEvent>> KINDS =
      List.of(
          EventKind.of(
              "ChannelCreated(bytes32," + ChannelConfig.ABI + ")",
              1,
              log -> new ChannelCreated(id(log), config(log))),
          EventKind.of(
              "ChannelClosed(bytes32," + ChannelConfig.ABI + ")",
              1,
              log -> new ChannelClosed(id(log), config(log))),
          EventKind.of(
              "Deposited(bytes32,address,uint128,uint128)",
              2,
              log -> new Deposited(id(log), sender(log), word(log, 0), word(log, 1))),
          EventKind.of(
              "Claimed(bytes32,address,uint128,uint128)",
              2,
              log -> new Claimed(id(log), sender(log), word(log, 0), word(log, 1))),
          EventKind.of(
              "Settled(address,address,address,uint128)", 3, VoucherChannelsEvents::settled),
          EventKind.of(
              "Refunded(bytes32,address,uint128)",
              2,
              log -> new Refunded(id(log), sender(log), word(log, 0))),
          EventKind.of(
              "WithdrawInitiated(bytes32,uint128,uint40)", 1, VoucherChannelsEvents::initiated),
          EventKind.of(
              "WithdrawFinalized(bytes32,address,uint128)",
              2,
              log -> new WithdrawFinalized(id(log), sender(log), word(log, 0))));

  private VoucherChannelsEvents() {}

  /** The first topics of all events of the contract. */
  public static List<String> topics() {
    return EventKind.topics(KINDS);
  }

  /** The event that a log entry holds, empty when it is none of the contract's. */
  public static Optional<ChannelEvent> decode(EventLog log) {
    return EventKind.decode(KINDS, log);
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

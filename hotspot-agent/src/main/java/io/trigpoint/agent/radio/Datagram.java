package io.trigpoint.agent.radio;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** What a packet forwarder sends. Version 1 is read like version 2. */
@SuppressWarnings("ArrayRecordComponent")
public sealed interface Datagram {
  int PUSH_DATA = 0x00;
  int PUSH_ACK = 0x01;
  int PULL_DATA = 0x02;
  int PULL_RESP = 0x03;
  int PULL_ACK = 0x04;
  int TX_ACK = 0x05;
  int HEAD = 4;
  int WITH_EUI = 12;

  int version();

  int token();

  GatewayEui gateway();

  /** Received packets or statistics, as JSON. */
  record PushData(int version, int token, GatewayEui gateway, byte[] json) implements Datagram {}

  /** A keepalive that opens the way for downlinks. */
  record PullData(int version, int token, GatewayEui gateway) implements Datagram {}

  /** The answer to a transmit request; an empty body is a plain yes. */
  record TxAck(int version, int token, GatewayEui gateway, byte[] json) implements Datagram {}

  /** Empty for anything that is not one of the three. */
  static Optional<Datagram> parse(byte[] bytes, int length) {
    if (length < WITH_EUI || (bytes[0] != 1 && bytes[0] != 2)) {
      return Optional.empty();
    }
    int token = (bytes[1] & 0xFF) << 8 | (bytes[2] & 0xFF);
    GatewayEui gateway = new GatewayEui(ByteBuffer.wrap(bytes, HEAD, 8).getLong());
    return switch (bytes[3]) {
      case PUSH_DATA -> Optional.of(new PushData(bytes[0], token, gateway, body(bytes, length)));
      case PULL_DATA -> Optional.of(new PullData(bytes[0], token, gateway));
      case TX_ACK -> Optional.of(new TxAck(bytes[0], token, gateway, body(bytes, length)));
      default -> Optional.empty();
    };
  }

  /**
   * The four bytes that answer PUSH_DATA and PULL_DATA; empty for a TX_ACK, which has no answer.
   */
  default Optional<byte[]> acknowledgement() {
    return switch (this) {
      case PushData push -> Optional.of(head(push.version(), push.token(), PUSH_ACK));
      case PullData pull -> Optional.of(head(pull.version(), pull.token(), PULL_ACK));
      case TxAck ack -> Optional.empty();
    };
  }

  /** A transmit request: the JSON follows the head directly. */
  static byte[] pullResp(int version, int token, byte[] json) {
    byte[] datagram = Arrays.copyOf(head(version, token, PULL_RESP), HEAD + json.length);
    System.arraycopy(json, 0, datagram, HEAD, json.length);
    return datagram;
  }

  private static byte[] head(int version, int token, int kind) {
    return new byte[] {(byte) version, (byte) (token >> 8), (byte) token, (byte) kind};
  }

  /** Some forwarders end their JSON with a NUL. */
  private static byte[] body(byte[] bytes, int length) {
    int end = length;
    while (end > WITH_EUI && (bytes[end - 1] == 0 || bytes[end - 1] == ' ')) {
      end--;
    }
    return Arrays.copyOfRange(bytes, WITH_EUI, end);
  }
}

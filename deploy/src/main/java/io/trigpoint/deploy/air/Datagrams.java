package io.trigpoint.deploy.air;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** The gateway's side of Semtech UDP, version 2: the datagrams it sends and the one it obeys. */
public final class Datagrams {
  static final int PUSH_DATA = 0;
  static final int PULL_DATA = 2;
  static final int PULL_RESP = 3;
  static final int TX_ACK = 5;
  private static final byte VERSION = 2;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A server's request to transmit: its token, and the frame where the request is complete. */
  record TransmitRequest(int token, Optional<Transmit> frame) {}

  /** Figures of the status line, counted since the previous one. */
  public record Counters(int heard, int intact, int sent) {}

  private Datagrams() {}

  static byte[] pullData(long eui, int token) {
    return head(PULL_DATA, eui, token, 0).array();
  }

  static byte[] received(long eui, int token, Emission emission, Reception heard, long tmst) {
    ObjectNode rxpk = JSON.createObjectNode();
    rxpk.put("jver", 1).put("tmst", tmst).put("rfch", 0).put("stat", 1);
    rxpk.put("freq", emission.frequency().megahertz()).put("modu", "LORA");
    rxpk.put("datr", emission.spreading().datarate()).put("codr", "4/5");
    rxpk.put("rssi", (int) StrictMath.rint(heard.rssiDbm()));
    rxpk.put("rssis", (int) StrictMath.rint(heard.signalDbm()));
    rxpk.put("lsnr", StrictMath.rint(heard.snrDb() * 4) / 4).put("foff", heard.offsetHz());
    byte[] frame = emission.bytes();
    rxpk.put("size", frame.length).put("data", Base64.getEncoder().encodeToString(frame));
    ObjectNode push = JSON.createObjectNode();
    push.putArray("rxpk").add(rxpk);
    return withBody(PUSH_DATA, eui, token, push);
  }

  static byte[] status(long eui, int token, String gmtTime, Counters counters) {
    ObjectNode stat = JSON.createObjectNode();
    stat.put("time", gmtTime).put("rxnb", counters.heard()).put("rxok", counters.intact());
    stat.put("rxfw", counters.intact()).put("ackr", 100.0).put("dwnb", counters.sent());
    stat.put("txnb", counters.sent()).put("temp", 31.5);
    return withBody(PUSH_DATA, eui, token, JSON.createObjectNode().set("stat", stat));
  }

  static byte[] transmitAck(long eui, int token, TransmitAnswer answer) {
    return switch (answer) {
      case TransmitAnswer.Queued _ -> head(TX_ACK, eui, token, 0).array();
      case TransmitAnswer.QueuedAtOtherPower(Transmit frame) ->
          ack(
              eui,
              token,
              JSON.createObjectNode().put("warn", "TX_POWER").put("value", frame.powerDbm()));
      case TransmitAnswer.Refused(String error) ->
          ack(eui, token, JSON.createObjectNode().put("error", error));
    };
  }

  private static byte[] ack(long eui, int token, ObjectNode detail) {
    return withBody(TX_ACK, eui, token, JSON.createObjectNode().set("txpk_ack", detail));
  }

  /** Reads a PULL_RESP; anything else, and broken JSON, is empty. */
  static Optional<TransmitRequest> transmitRequest(byte[] datagram, int length) {
    if (length < 5 || datagram[0] != VERSION || datagram[3] != PULL_RESP) {
      return Optional.empty();
    }
    int token = (datagram[1] & 0xFF) << 8 | datagram[2] & 0xFF;
    try {
      JsonNode root = JSON.readTree(datagram, 4, length - 4);
      return Optional.of(new TransmitRequest(token, Transmit.read(root.path("txpk"))));
    } catch (IOException | IllegalArgumentException notJson) {
      return Optional.empty();
    }
  }

  /** The text form of a gateway's identity. */
  public static String eui(long eui) {
    return String.format(Locale.ROOT, "%016x", eui);
  }

  private static byte[] withBody(int kind, long eui, int token, JsonNode body) {
    try {
      byte[] json = JSON.writeValueAsBytes(body);
      return head(kind, eui, token, json.length).put(json).array();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ByteBuffer head(int kind, long eui, int token, int bodyLength) {
    return ByteBuffer.allocate(12 + bodyLength)
        .put(VERSION)
        .putShort((short) token)
        .put((byte) kind)
        .putLong(eui);
  }
}

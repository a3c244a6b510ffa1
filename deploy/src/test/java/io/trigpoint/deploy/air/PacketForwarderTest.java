package io.trigpoint.deploy.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.Hertz;
import io.trigpoint.report.SpreadingFactor;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PacketForwarderTest {
  private static final byte[] FRAME = HexFormat.of().parseHex("e0" + "01".repeat(51));
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Site here = new Site("here", new Place(51.05, 3.72), Decibels.of(2.3), 10);
  private final Site there = new Site("there", new Place(51.07, 3.75), Decibels.of(2.3), 10);
  private final Ether ether = new Ether(Air.suburban(3));
  private DatagramSocket agent;
  private Hotspot hotspot;
  private InetSocketAddress downlink;

  @BeforeEach
  void connect() throws IOException {
    agent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    agent.setSoTimeout(30_000);
    hotspot = Hotspot.honest(0xA1B2L, here, address(), ether);
    downlink = sourceOf(2);
  }

  @AfterEach
  void disconnect() {
    hotspot.close();
    ether.close();
    agent.close();
  }

  @Test
  void aGoodFrameIsQueuedWithAnEmptyBody() throws IOException {
    ask(txpk(868.1, 14, true));
    assertThat(next(5)).hasSize(12);
  }

  @Test
  void powerAboveTheTableIsSentAtItsTop() throws IOException {
    ask(txpk(868.1, 30, true));
    assertThat(body(next(5), 12).at("/txpk_ack/value").asInt()).isEqualTo(27);
  }

  @Test
  void powerBelowTheTableIsSentHigherThanAsked() throws IOException {
    ask(txpk(868.1, 11, true));
    JsonNode ack = body(next(5), 12).path("txpk_ack");
    assertThat(ack.path("warn").asText()).isEqualTo("TX_POWER");
    assertThat(ack.path("value").asInt()).isEqualTo(12);
  }

  @Test
  void aFrequencyOutsideTheBandIsRefused() throws IOException {
    ask(txpk(433.1, 14, true));
    assertThat(body(next(5), 12).at("/txpk_ack/error").asText()).isEqualTo("TX_FREQ");
  }

  @Test
  void anIncompleteRequestGetsNoAnswer() throws IOException {
    ask(txpk(868.1, 14, false));
    agent.setSoTimeout(500);
    assertThatThrownBy(() -> next(5)).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void theNeighboursFrameComesUpAsItWasOnAir() throws IOException {
    ether.send(
        there,
        new Transmit(
            HexFormat.of().formatHex(FRAME), new Hertz(868_300_000), new SpreadingFactor(7), 14));
    JsonNode rxpk = body(next(0), 12).path("rxpk").path(0);
    assertThat(Base64.getDecoder().decode(rxpk.path("data").asText())).isEqualTo(FRAME);
    assertThat(rxpk.path("datr").asText()).isEqualTo("SF7BW125");
    assertThat(rxpk.path("freq").asDouble()).isEqualTo(868.3);
    assertThat(rxpk.path("rssi").asInt()).isBetween(-125, -70);
    assertThat(rxpk.path("stat").asInt()).isEqualTo(1);
  }

  @Test
  void aVirtualRadioFilesWhatItNeverHeardAtCloseRange() throws IOException {
    hotspot.close();
    try (Hotspot _ = Hotspot.virtual(0xC4EAL, address(), ether)) {
      ether.send(
          there,
          new Transmit(
              HexFormat.of().formatHex(FRAME), new Hertz(868_300_000), new SpreadingFactor(7), 14));
      JsonNode rxpk = body(next(0), 12).path("rxpk").path(0);
      assertThat(Base64.getDecoder().decode(rxpk.path("data").asText())).isEqualTo(FRAME);
      assertThat(rxpk.path("rssi").asInt()).isBetween(-50, -30);
    }
  }

  private InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), agent.getLocalPort());
  }

  private static String txpk(double megahertz, int power, boolean complete) {
    return "{\"txpk\":{\"imme\":true,\"freq\":"
        + megahertz
        + ",\"powe\":"
        + power
        + ",\"rfch\":0,\"modu\":\"LORA\",\"datr\":\"SF7BW125\",\"ipol\":false,\"size\":52,\"data\":\""
        + Base64.getEncoder().encodeToString(FRAME)
        + "\""
        + (complete ? ",\"codr\":\"4/5\"" : "")
        + "}}";
  }

  private void ask(String json) throws IOException {
    byte[] head = {2, 0x12, 0x34, 3};
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    byte[] datagram = Arrays.copyOf(head, 4 + text.length);
    System.arraycopy(text, 0, datagram, 4, text.length);
    agent.send(new DatagramPacket(datagram, datagram.length, downlink));
  }

  private InetSocketAddress sourceOf(int kind) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
    do {
      agent.receive(packet);
    } while (packet.getData()[3] != kind);
    return (InetSocketAddress) packet.getSocketAddress();
  }

  private byte[] next(int kind) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
    do {
      agent.receive(packet);
    } while (packet.getData()[3] != kind);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  private static JsonNode body(byte[] datagram, int offset) throws IOException {
    return JSON.readTree(datagram, offset, datagram.length - offset);
  }
}

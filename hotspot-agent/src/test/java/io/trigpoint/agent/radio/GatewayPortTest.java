package io.trigpoint.agent.radio;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.report.Dbm;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayPortTest {
  private static final long EUI = 0x0102030405060708L;
  private static final Dbm POWER = Dbm.of(14);
  private static final String PACKET =
      "{\"rxpk\":[{\"tmst\":1,\"freq\":868.1,\"stat\":1,\"datr\":\"SF12BW125\",\"rssi\":-90,"
          + "\"lsnr\":1,\"data\":\"4AECAw==\"}]}";

  private final AtomicLong now = new AtomicLong(1_800_000_000_000L);
  private final BlockingQueue<List<Reception>> heard = new LinkedBlockingQueue<>();
  private final GatewaySession session = new GatewaySession(Optional.empty());
  private GatewayPort port;
  private DatagramSocket up;
  private DatagramSocket down;

  @BeforeEach
  void open() throws IOException {
    port = opened(Duration.ofSeconds(60));
    up = socket();
    down = socket();
  }

  /** Waits so long for a forwarder's answer. */
  private GatewayPort opened(Duration patience) throws IOException {
    return GatewayPort.open(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        session,
        () -> Instant.ofEpochMilli(now.get()),
        new Random(1),
        new FailureLog(() -> Instant.ofEpochMilli(now.get()), line -> {}),
        heard::add,
        patience);
  }

  @AfterEach
  void close() {
    port.close();
    up.close();
    down.close();
  }

  @Test
  void acknowledgesWithTheSameTokenAndVersion() throws IOException {
    send(up, datagram(2, 0x1234, 0x00, EUI, PACKET));
    assertThat(receive(up)).containsExactly(2, 0x12, 0x34, 0x01);
    send(up, datagram(1, 0x1235, 0x00, EUI, "broken {"));
    assertThat(receive(up)).containsExactly(1, 0x12, 0x35, 0x01);
    send(down, datagram(2, 0x1236, 0x02, EUI, ""));
    assertThat(receive(down)).containsExactly(2, 0x12, 0x36, 0x04);
  }

  @Test
  void hearsPacketsBehindATrailingNul() throws Exception {
    send(up, datagram(2, 1, 0x00, EUI, PACKET + "\0"));

    assertThat(heard.poll(60, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void sendsDownlinksToWhereTheKeepaliveCameFromAndNowhereElse() throws Exception {
    send(up, datagram(2, 1, 0x00, EUI, PACKET));
    assertThat(receive(up)).hasSize(4);
    assertThat(transmit().get(90, TimeUnit.SECONDS)).isEqualTo(new TxAnswer.NoForwarder());

    keepAlive();
    CompletableFuture<TxAnswer> answer = transmit();
    byte[] request = receive(down);
    assertThat(new String(request, 4, request.length - 4, StandardCharsets.UTF_8))
        .isEqualTo("{\"txpk\":{}}");
    send(down, txAck(request, ""));

    assertThat(answer.get(90, TimeUnit.SECONDS)).isEqualTo(new TxAnswer.Queued(POWER));
  }

  @Test
  void forgetsTheDownlinkAMinuteAfterTheLastKeepalive() throws Exception {
    keepAlive();
    now.addAndGet(60_001);

    assertThat(transmit().get(90, TimeUnit.SECONDS)).isEqualTo(new TxAnswer.NoForwarder());
  }

  @Test
  void givesUpOnAForwarderThatDoesNotAnswer() throws Exception {
    port.close();
    port = opened(Duration.ofMillis(400));
    keepAlive();
    CompletableFuture<TxAnswer> answer = transmit();
    byte[] request = receive(down);
    request[1] ^= 1;
    send(down, txAck(request, ""));

    assertThat(answer.get(90, TimeUnit.SECONDS)).isEqualTo(new TxAnswer.Silent());
  }

  @Test
  void refusesASecondGatewayAndShowsIt() throws Exception {
    keepAlive();
    send(up, datagram(2, 7, 0x02, EUI + 1, ""));
    assertThat(receive(up)).hasSize(4);
    send(up, datagram(2, 8, 0x00, EUI + 1, PACKET));
    assertThat(receive(up)).hasSize(4);
    send(down, datagram(2, 9, 0x00, EUI, PACKET));

    assertThat(heard.poll(60, TimeUnit.SECONDS)).hasSize(1);
    assertThat(heard).isEmpty();
    assertThat(port.session().strangers()).containsOnlyKeys(new GatewayEui(EUI + 1));
    assertThat(port.session().downlink(now.get()).orElseThrow().address().getPort())
        .isEqualTo(down.getLocalPort());
  }

  @Test
  void survivesHostileDatagramsAndGoesOnHearing() throws Exception {
    Random random = new Random(20261121);
    byte[] good = datagram(2, 1, 0x00, EUI, PACKET);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes =
          i % 2 == 0 ? new byte[random.nextInt(200)] : Arrays.copyOf(good, random.nextInt(250));
      if (i % 2 == 0) {
        random.nextBytes(bytes);
      } else if (bytes.length > 12) {
        bytes[12 + random.nextInt(bytes.length - 12)] ^= (byte) (1 + random.nextInt(255));
      }
      if (bytes.length < 12 || ByteBuffer.wrap(bytes, 4, 8).getLong() == EUI) {
        send(up, bytes);
      }
    }
    send(up, datagram(2, 3, 0x00, EUI, "[".repeat(60_000)));

    assertThat(acknowledgedAfterAFewTries(datagram(2, 2, 0x02, EUI, "")))
        .containsExactly(2, 0, 2, 4);
    heard.clear();
    assertThat(acknowledgedAfterAFewTries(good)).containsExactly(2, 0, 1, 1);
    assertThat(heard.poll(60, TimeUnit.SECONDS)).isNotNull();
    assertThat(port.malformed()).isPositive();
  }

  /** The kernel drops datagrams in a flood; forwarders send keepalives again and again. */
  private byte[] acknowledgedAfterAFewTries(byte[] datagram) throws IOException {
    down.setSoTimeout(3_000);
    for (int i = 0; i < 20; i++) {
      send(down, datagram);
      try {
        return receive(down);
      } catch (SocketTimeoutException dropped) {
        assertThat(dropped).as("try %d", i).hasMessageContaining("timed out");
      }
    }
    throw new AssertionError("never acknowledged");
  }

  private CompletableFuture<TxAnswer> transmit() {
    CompletableFuture<TxAnswer> answer = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            answer.complete(port.transmit("{\"txpk\":{}}".getBytes(StandardCharsets.UTF_8), POWER));
          } catch (InterruptedException stopped) {
            answer.completeExceptionally(stopped);
          }
        });
    return answer;
  }

  /**
   * The acknowledgement leaves before the keepalive is looked at, so it alone is no sign of that.
   */
  private void keepAlive() throws IOException {
    send(down, datagram(2, 5, 0x02, EUI, ""));
    assertThat(receive(down)).hasSize(4);
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (session.downlink(now.get()).isEmpty()) {
      assertThat(System.nanoTime()).as("admitted within 60 s").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static byte[] txAck(byte[] request, String body) {
    return datagram(2, (request[1] & 0xFF) << 8 | request[2] & 0xFF, 0x05, EUI, body);
  }

  private static byte[] datagram(int version, int token, int kind, long eui, String body) {
    byte[] json = body.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(12 + json.length)
        .put((byte) version)
        .putShort((short) token)
        .put((byte) kind)
        .putLong(eui)
        .put(json)
        .array();
  }

  private static DatagramSocket socket() throws IOException {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(60_000);
    return socket;
  }

  private void send(DatagramSocket from, byte[] bytes) throws IOException {
    from.send(new DatagramPacket(bytes, bytes.length, port.address()));
  }

  private static byte[] receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
    socket.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }
}

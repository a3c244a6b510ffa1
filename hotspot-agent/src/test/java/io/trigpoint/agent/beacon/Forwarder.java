package io.trigpoint.agent.beacon;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A packet forwarder's downlink side: keeps it open once told to, and queues whatever is asked. */
final class Forwarder implements AutoCloseable {
  private static final long EUI = 0x0102030405060708L;
  private static final byte PULL_DATA = 0x02;
  private static final byte PULL_RESP = 0x03;
  private static final byte TX_ACK = 0x05;

  private final InetSocketAddress agent;
  private final DatagramSocket socket;
  private final AtomicInteger asked = new AtomicInteger();

  Forwarder(InetSocketAddress agent) throws IOException {
    this.agent = agent;
    this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    var _ = Thread.ofVirtual().start(this::answer);
  }

  /** Opens the downlink and keeps it open. */
  void connect() {
    var _ = Thread.ofVirtual().start(this::keepAlive);
  }

  /** How many transmissions it was asked for. */
  int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    socket.close();
  }

  private void keepAlive() {
    try {
      while (!socket.isClosed()) {
        send(PULL_DATA, 7);
        TimeUnit.MILLISECONDS.sleep(200);
      }
    } catch (IOException | InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer() {
    byte[] buffer = new byte[65_535];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        if (packet.getLength() > 4 && buffer[3] == PULL_RESP) {
          asked.incrementAndGet();
          send(TX_ACK, ByteBuffer.wrap(buffer, 1, 2).getShort());
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void send(byte kind, int token) throws IOException {
    byte[] datagram =
        ByteBuffer.allocate(12)
            .put((byte) 2)
            .putShort((short) token)
            .put(kind)
            .putLong(EUI)
            .array();
    socket.send(new DatagramPacket(datagram, datagram.length, agent));
  }
}

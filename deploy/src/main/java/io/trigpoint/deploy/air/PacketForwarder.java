package io.trigpoint.deploy.air;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands where a gateway's packet forwarder stands: two UDP sockets towards an agent, keepalives,
 * status lines, received frames up, transmit requests down.
 */
public final class PacketForwarder implements AutoCloseable {
  private static final DateTimeFormatter GMT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'GMT'", Locale.ROOT);
  private static final int KEEPALIVE_SECONDS = 5;
  private static final int STATUS_SECONDS = 30;

  private final long eui;
  private final InetSocketAddress agent;
  private final Radio radio;
  private final CrystalClock clock;
  private final Backhaul backhaul;
  private final DatagramSocket up;
  private final DatagramSocket down;
  private final AtomicInteger tokens = new AtomicInteger();
  private final AtomicInteger heard = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();

  /** Once closed it drops what the ether still brings. */
  private final ScheduledExecutorService timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofVirtual().factory(), new ThreadPoolExecutor.DiscardPolicy());

  private PacketForwarder(long eui, InetSocketAddress agent, Radio radio, CrystalClock clock)
      throws IOException {
    this.eui = eui;
    this.agent = agent;
    this.radio = radio;
    this.clock = clock;
    this.backhaul = Backhaul.of(eui);
    this.up = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    this.down = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  }

  /** Connects to an agent and keeps the downlink open until closed. */
  public static PacketForwarder start(
      long eui, InetSocketAddress agent, Radio radio, CrystalClock clock) throws IOException {
    PacketForwarder forwarder = new PacketForwarder(eui, agent, radio, clock);
    Thread.ofVirtual().name("forwarder-" + Datagrams.eui(eui)).start(forwarder::obey);
    var _ =
        forwarder.timer.scheduleAtFixedRate(
            forwarder::keepAlive, 0, KEEPALIVE_SECONDS, TimeUnit.SECONDS);
    var _ =
        forwarder.timer.scheduleAtFixedRate(
            forwarder::status, STATUS_SECONDS, STATUS_SECONDS, TimeUnit.SECONDS);
    return forwarder;
  }

  /** Passes a received frame to the agent, as late as this gateway is. */
  public void receive(Emission emission, Reception reception) {
    heard.incrementAndGet();
    long tmst = clock.countAt(emission.endMicros());
    byte[] datagram = Datagrams.received(eui, tokens.incrementAndGet(), emission, reception, tmst);
    var _ =
        timer.schedule(
            () -> send(up, datagram),
            backhaul.delayMicros(emission.number()),
            TimeUnit.MICROSECONDS);
  }

  private void keepAlive() {
    send(down, Datagrams.pullData(eui, tokens.incrementAndGet()));
  }

  private void status() {
    int frames = heard.getAndSet(0);
    int damaged = tokens.get() % 5 + 1;
    Datagrams.Counters counters =
        new Datagrams.Counters(frames + damaged, frames, sent.getAndSet(0));
    String time = ZonedDateTime.now(ZoneOffset.UTC).format(GMT);
    send(up, Datagrams.status(eui, tokens.incrementAndGet(), time, counters));
  }

  private void obey() {
    byte[] buffer = new byte[65_536];
    while (!down.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        down.receive(packet);
      } catch (IOException gone) {
        continue;
      }
      Datagrams.transmitRequest(buffer, packet.getLength()).ifPresent(this::answer);
    }
  }

  private void answer(Datagrams.TransmitRequest request) {
    request
        .frame()
        .map(TransmitAnswer::to)
        .ifPresent(answer -> {
          send(down, Datagrams.transmitAck(eui, request.token(), answer));
          transmit(answer);
        });
  }

  private void transmit(TransmitAnswer answer) {
    switch (answer) {
      case TransmitAnswer.Queued(Transmit frame) -> transmit(frame);
      case TransmitAnswer.QueuedAtOtherPower(Transmit frame) -> transmit(frame);
      case TransmitAnswer.Refused _ -> {}
    }
  }

  private void transmit(Transmit frame) {
    sent.incrementAndGet();
    radio.send(frame);
  }

  private void send(DatagramSocket socket, byte[] datagram) {
    try {
      socket.send(new DatagramPacket(datagram, datagram.length, agent));
    } catch (IOException unreachable) {
      if (!socket.isClosed() && !(unreachable instanceof java.net.PortUnreachableException)) {
        throw new UncheckedIOException(unreachable);
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    up.close();
    down.close();
  }
}

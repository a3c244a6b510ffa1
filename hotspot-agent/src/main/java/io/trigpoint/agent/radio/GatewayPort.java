package io.trigpoint.agent.radio;

import io.trigpoint.agent.clock.FailureLog;
import io.trigpoint.agent.json.Json;
import io.trigpoint.report.Dbm;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The UDP port that a packet forwarder talks to. Acknowledgements leave before anything is looked
 * at; received frames wait in a short queue for the listener.
 */
public final class GatewayPort implements AutoCloseable {
  private static final int MAX_DATAGRAM = 65_535;
  private static final int WAITING_PUSHES = 256;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

  private final DatagramSocket socket;
  private final GatewaySession session;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final FailureLog log;
  private final Duration answerWithin;
  private final BlockingQueue<byte[]> pushes = new ArrayBlockingQueue<>(WAITING_PUSHES);
  private final Map<Integer, CompletableFuture<byte[]>> asked = new ConcurrentHashMap<>();
  private final AtomicLong malformed = new AtomicLong();
  private final AtomicLong overrun = new AtomicLong();

  private GatewayPort(
      DatagramSocket socket,
      GatewaySession session,
      InstantSource clock,
      RandomGenerator random,
      FailureLog log,
      Duration answerWithin) {
    this.socket = socket;
    this.session = session;
    this.clock = clock;
    this.random = random;
    this.log = log;
    this.answerWithin = answerWithin;
  }

  /** Listens at the address; the listener hears each batch of frames on a thread of its own. */
  public static GatewayPort open(
      InetSocketAddress address,
      GatewaySession session,
      InstantSource clock,
      RandomGenerator random,
      FailureLog log,
      Consumer<List<Reception>> listener)
      throws IOException {
    return open(address, session, clock, random, log, listener, ANSWER_WITHIN);
  }

  static GatewayPort open(
      InetSocketAddress address,
      GatewaySession session,
      InstantSource clock,
      RandomGenerator random,
      FailureLog log,
      Consumer<List<Reception>> listener,
      Duration answerWithin)
      throws IOException {
    DatagramSocket socket = new DatagramSocket(address);
    socket.setOption(StandardSocketOptions.SO_RCVBUF, 4 * MAX_DATAGRAM);
    GatewayPort port = new GatewayPort(socket, session, clock, random, log, answerWithin);
    Thread.ofPlatform().daemon().name("gateway").start(port::receive);
    Thread.ofVirtual().name("frames").start(() -> port.deliver(listener));
    return port;
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  public GatewaySession session() {
    return session;
  }

  /** Datagrams and bodies that could not be read. */
  public long malformed() {
    return malformed.get();
  }

  /** PUSH_DATA that came faster than it could be looked at. */
  public long overrun() {
    return overrun.get();
  }

  /** Asks the forwarder to send now, and waits at most 5 s for its answer. */
  public TxAnswer transmit(byte[] txpk, Dbm power) throws InterruptedException {
    Optional<GatewaySession.Downlink> downlink = session.downlink(clock.millis());
    if (downlink.isEmpty()) {
      return new TxAnswer.NoForwarder();
    }
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    int token = freeToken(answer);
    try {
      int version = downlink.get().version();
      send(Datagram.pullResp(version, token, txpk), downlink.get().address());
      if (version == 1) {
        return new TxAnswer.Queued(power);
      }
      byte[] body = answer.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
      return TxAnswer.of(body, power);
    } catch (TimeoutException late) {
      return new TxAnswer.Silent();
    } catch (IOException | ExecutionException unsent) {
      return new TxAnswer.NoForwarder();
    } finally {
      asked.remove(token);
    }
  }

  @Override
  public void close() {
    socket.close();
  }

  private int freeToken(CompletableFuture<byte[]> answer) {
    while (true) {
      int token = random.nextInt(1 << 16);
      if (asked.putIfAbsent(token, answer) == null) {
        return token;
      }
    }
  }

  private void receive() {
    byte[] buffer = new byte[MAX_DATAGRAM];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        accept(packet);
      } catch (IOException | RuntimeException failed) {
        if (!socket.isClosed()) {
          log.failed("gateway socket", String.valueOf(failed));
        }
      }
    }
  }

  private void accept(DatagramPacket packet) throws IOException {
    Optional<Datagram> parsed = Datagram.parse(packet.getData(), packet.getLength());
    if (parsed.isEmpty()) {
      malformed.incrementAndGet();
      return;
    }
    InetSocketAddress from = (InetSocketAddress) packet.getSocketAddress();
    Datagram datagram = parsed.get();
    Optional<byte[]> acknowledgement = datagram.acknowledgement();
    if (acknowledgement.isPresent()) {
      send(acknowledgement.get(), from);
    }
    if (!session.admits(datagram, from, clock.millis())) {
      log.failed(
          "gateway " + datagram.gateway(),
          "not the enrolled one: one agent key stands for one gateway");
      return;
    }
    switch (datagram) {
      case Datagram.PushData push -> {
        if (!pushes.offer(push.json())) {
          overrun.incrementAndGet();
        }
      }
      case Datagram.PullData pull -> {}
      case Datagram.TxAck ack -> {
        CompletableFuture<byte[]> waiting = asked.get(ack.token());
        if (waiting != null) {
          waiting.complete(ack.json());
        }
      }
    }
  }

  private void deliver(Consumer<List<Reception>> listener) {
    try {
      while (true) {
        byte[] push = pushes.take();
        try {
          Json.parse(push)
              .ifPresentOrElse(
                  json -> listener.accept(RxPackets.of(json)), malformed::incrementAndGet);
        } catch (RuntimeException failed) {
          log.failed("received frames", String.valueOf(failed));
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(byte[] datagram, InetSocketAddress to) throws IOException {
    socket.send(new DatagramPacket(datagram, datagram.length, to));
  }
}

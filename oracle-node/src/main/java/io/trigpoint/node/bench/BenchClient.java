package io.trigpoint.node.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A plain HTTP/1.1 client: one request at a time on each kept-alive connection. */
final class BenchClient {
  private final int port;
  private final int connections;

  BenchClient(int port, int connections) {
    this.port = port;
    this.connections = connections;
  }

  /**
   * What a run took.
   *
   * @param sortedNanos time to each acknowledgement
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Run(Duration elapsed, long[] sortedNanos, Duration clientCpu) {
    double quantileMillis(double quantile) {
      int index = (int) Math.ceil(quantile * sortedNanos.length) - 1;
      return sortedNanos[Math.max(0, index)] / 1e6;
    }
  }

  /** Sends every body once; any answer but 200 ends the run. */
  Run send(List<byte[]> bodies) throws InterruptedException {
    long[] nanos = new long[bodies.size()];
    AtomicInteger next = new AtomicInteger();
    AtomicLong cpu = new AtomicLong();
    ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
    long begun = System.nanoTime();
    List<Thread> threads =
        java.util.stream.IntStream.range(0, connections)
            .mapToObj(_ ->
                Thread.ofPlatform()
                    .start(() -> {
                      try {
                        work(bodies, nanos, next);
                      } catch (IOException failed) {
                        failures.add(failed);
                      }
                      cpu.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
                    }))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
    if (!failures.isEmpty()) {
      throw new IllegalStateException("the run failed", failures.peek());
    }
    Arrays.sort(nanos);
    return new Run(elapsed, nanos, Duration.ofNanos(cpu.get()));
  }

  private void work(List<byte[]> bodies, long[] nanos, AtomicInteger next) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
      OutputStream out = socket.getOutputStream();
      for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
        long begun = System.nanoTime();
        out.write(request(bodies.get(i)));
        readAnswer(in);
        nanos[i] = System.nanoTime() - begun;
      }
    }
  }

  private static byte[] request(byte[] body) {
    byte[] head =
        ("POST /v1/reports HTTP/1.1\r\nHost: bench\r\nContent-Type: application/x-protobuf\r\n"
                + "Content-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }

  private static void readAnswer(InputStream in) throws IOException {
    String status = line(in);
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
    }
    byte[] body = in.readNBytes(length);
    if (!status.contains(" 200 ")) {
      throw new IOException(status + " " + new String(body, StandardCharsets.UTF_8));
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the node closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}

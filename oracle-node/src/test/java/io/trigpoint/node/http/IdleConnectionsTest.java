package io.trigpoint.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.trigpoint.node.intake.Fleet;
import io.trigpoint.node.intake.TokenBuckets;
import io.trigpoint.node.store.ScratchDatabase;
import io.trigpoint.report.IngestReceipt.Item;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Ten thousand silent connections from another process; fewer where the system allows fewer. */
class IdleConnectionsTest {
  private static final int CONNECTIONS = 10_000;
  private static final long DESCRIPTORS_FOR_THE_REST = 2_000;
  private static final long HEAP_PER_CONNECTION = 20_000;
  private static final int HONEST = 200;
  private static final DoorLimits PATIENT =
      new DoorLimits(262_144, 8_388_608, Duration.ofSeconds(10), Duration.ofMinutes(3), 20_000);

  @Test
  void honestTrafficGoesOnAndTheHeapStaysBounded() throws Exception {
    Fleet fleet = new Fleet(1, 111);
    try (IntakeNode node =
        IntakeNode.over(
            ScratchDatabase.fresh().database(), fleet, new TokenBuckets(20, 2_000), PATIENT)) {
      send(node, fleet, 1, HONEST);
      long heapBefore = liveHeap();
      int connections = (int) Math.min(CONNECTIONS, descriptors() - DESCRIPTORS_FOR_THE_REST);
      assertThat(connections).as("open files allowed: %d", descriptors()).isGreaterThan(1_000);
      Process clients = start(node.port(), connections);
      try {
        BufferedReader said = clients.inputReader(StandardCharsets.UTF_8);
        assertThat(said.readLine()).isEqualTo("open " + connections);
        awaitAccepted(connections);
        send(node, fleet, HONEST + 1, HONEST);
        assertThat(liveHeap() - heapBefore)
            .as("bytes of heap for %d connections", connections)
            .isLessThan(connections * HEAP_PER_CONNECTION);
        clients.getOutputStream().close();
        assertThat(said.readLine()).isEqualTo("alive " + connections);
        assertThat(clients.waitFor(60, TimeUnit.SECONDS)).isTrue();
      } finally {
        clients.destroy();
      }
      send(node, fleet, 2 * HONEST + 1, HONEST);
    }
  }

  private static void send(IntakeNode node, Fleet fleet, int from, int count) throws Exception {
    for (int sequence = from; sequence < from + count; sequence++) {
      var report = fleet.sign(0, fleet.witness(0, sequence, System.currentTimeMillis()));
      assertThat(node.send(report).items()).hasOnlyElementsOfType(Item.Accepted.class);
    }
  }

  private static Process start(int port, int connections) throws IOException, URISyntaxException {
    Path classes =
        Path.of(IdleClients.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return new ProcessBuilder(
            "sh",
            "-c",
            "ulimit -n \"$(ulimit -Hn)\"; exec \"$@\"",
            "clients",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            classes.toString(),
            IdleClients.class.getName(),
            String.valueOf(port),
            String.valueOf(connections))
        .redirectErrorStream(true)
        .start();
  }

  /** Until this process holds as many files open as there are connections. */
  private static void awaitAccepted(int connections) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (system().getOpenFileDescriptorCount() < connections && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(system().getOpenFileDescriptorCount()).isGreaterThanOrEqualTo(connections);
  }

  private static long descriptors() {
    return system().getMaxFileDescriptorCount();
  }

  private static UnixOperatingSystemMXBean system() {
    return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class);
  }

  private static long liveHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}

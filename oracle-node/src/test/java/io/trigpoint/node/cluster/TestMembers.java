package io.trigpoint.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.config.NodeConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Addresses for the members of a cluster of a test's own. */
public record TestMembers(String name, List<Integer> ports) {

  public static TestMembers of(int count) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return new TestMembers(
          "test-" + UUID.randomUUID(), held.stream().map(ServerSocket::getLocalPort).toList());
    } finally {
      for (ServerSocket each : held) {
        each.close();
      }
    }
  }

  /** Waits until each of the members sees them all; fails after half a minute. */
  public static void meet(List<OperatorCluster> all) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!all.stream().allMatch(each -> each.members().size() == all.size())) {
      assertThat(System.nanoTime()).as("met within 30 s").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  public NodeConfig.Cluster member(int index) {
    return new NodeConfig.Cluster(
        name,
        "127.0.0.1",
        ports.get(index),
        ports.stream().map(port -> "127.0.0.1:" + port).toList());
  }
}

package io.trigpoint.node.cluster;

import io.trigpoint.node.config.NodeConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

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

  public NodeConfig.Cluster member(int index) {
    return new NodeConfig.Cluster(
        name,
        "127.0.0.1",
        ports.get(index),
        ports.stream().map(port -> "127.0.0.1:" + port).toList());
  }
}

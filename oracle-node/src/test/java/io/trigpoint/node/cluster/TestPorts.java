package io.trigpoint.node.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Loopback ports for servers that bind later: below the range from which the system gives ports to
 * connections, so that no connection takes one in between.
 */
public final class TestPorts {
  private static final int LOWEST = 12_000;
  private static final int HIGHEST = 32_000;
  private static final Set<Integer> GIVEN = new HashSet<>();

  private TestPorts() {}

  public static synchronized int next() {
    int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
    while (!isFree(port) || !GIVEN.add(port)) {
      port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
    }
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket bound = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return bound.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}

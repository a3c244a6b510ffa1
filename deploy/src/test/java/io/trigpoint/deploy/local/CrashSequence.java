package io.trigpoint.deploy.local;

import io.trigpoint.node.Failpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Nodes that end with SIGKILL at some of the points K1 to K12. Every node is armed with a point
 * that is still to be tried, so that whichever node does the work comes by one of them.
 */
final class CrashSequence implements Strike {
  private static final int KILLED = 128 + 9;
  private static final Duration LIMIT = Duration.ofMinutes(8);

  private final Random random;
  private final List<Failpoint> open;
  private final List<Optional<Failpoint>> armed = new ArrayList<>();
  private final Set<Failpoint> died = EnumSet.noneOf(Failpoint.class);

  CrashSequence(List<Failpoint> points, Random random) {
    this.random = random;
    this.open = new ArrayList<>(points);
  }

  /** Runs until a node has died at each point. */
  @Override
  public void on(FaultNetwork network) throws IOException {
    for (int node = 0; node < FaultNetwork.NODES; node++) {
      armed.add(Optional.empty());
      arm(network, node);
    }
    Set<Failpoint> _ =
        Patience.await(
            "deaths at " + open,
            LIMIT,
            () -> {
              for (int node = 0; node < FaultNetwork.NODES; node++) {
                Optional<Integer> exit = network.ended(node);
                if (exit.isPresent()) {
                  bury(network, node, exit.get());
                }
              }
              return Optional.of(died).filter(_ -> open.isEmpty());
            });
    for (int node = 0; node < FaultNetwork.NODES; node++) {
      network.wishes().disarm(FaultNetwork.name(node));
    }
    network.startWhatHasEnded();
  }

  private void bury(FaultNetwork network, int node, int exit) throws IOException {
    Failpoint point = armed.get(node).orElseThrow();
    if (exit != KILLED) {
      throw new LocalRunException(FaultNetwork.name(node) + " ended by itself with " + exit);
    }
    network.say(FaultNetwork.name(node) + " died at " + point.code());
    died.add(point);
    boolean _ = open.remove(point);
    network.wishes().disarm(FaultNetwork.name(node));
    if (!open.isEmpty()) {
      arm(network, node);
    }
    network.startNode(node);
  }

  /** Prefers a point that no other node is armed with. */
  private void arm(FaultNetwork network, int node) throws IOException {
    armed.set(node, Optional.empty());
    List<Failpoint> free = new ArrayList<>(open);
    armed.forEach(taken -> taken.ifPresent(free::remove));
    List<Failpoint> from = free.isEmpty() ? open : free;
    Failpoint point = from.get(random.nextInt(from.size()));
    armed.set(node, Optional.of(point));
    network.wishes().arm(FaultNetwork.name(node), point.code() + ":" + (1 + random.nextInt(2)));
  }
}

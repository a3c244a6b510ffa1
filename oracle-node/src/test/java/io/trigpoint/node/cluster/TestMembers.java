package io.trigpoint.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.config.NodeConfig;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Addresses for the members of a cluster of a test's own. */
public record TestMembers(String name, List<Integer> ports) {

  public static TestMembers of(int count) {
    return new TestMembers(
        "test-" + UUID.randomUUID(), Stream.generate(TestPorts::next).limit(count).toList());
  }

  /**
   * Waits until each of the members sees them all and has its part of the partitions; fails after a
   * minute.
   */
  public static void meet(List<OperatorCluster> all) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!all.stream().allMatch(each -> each.members().size() == all.size()) || !shared(all)) {
      assertThat(System.nanoTime()).as("met within a minute").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Whether every partition has one owner, and every member is the owner of some. */
  private static boolean shared(List<OperatorCluster> all) {
    int partitions = all.getFirst().hazelcast().getPartitionService().getPartitions().size();
    List<Long> owned = all.stream().map(TestMembers::owned).toList();
    return !owned.contains(0L) && owned.stream().mapToLong(count -> count).sum() == partitions;
  }

  private static long owned(OperatorCluster member) {
    return member.hazelcast().getPartitionService().getPartitions().stream()
        .filter(partition -> partition.getOwner() != null && partition.getOwner().localMember())
        .count();
  }

  public NodeConfig.Cluster member(int index) {
    return new NodeConfig.Cluster(
        name,
        "127.0.0.1",
        ports.get(index),
        ports.stream().map(port -> "127.0.0.1:" + port).toList());
  }
}

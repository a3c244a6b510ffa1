package io.trigpoint.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.node.intake.TokenBuckets;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorClusterTest {
  private static final DeviceId DEVICE = new DeviceId(Hash32.ZERO);
  private static final long NOW = 1_800_000_030_000L;

  private OperatorCluster first;
  private OperatorCluster second;

  OperatorClusterTest() throws IOException {
    List<Integer> ports = freePorts();
    List<String> members = ports.stream().map(port -> "127.0.0.1:" + port).toList();
    String name = "test-" + UUID.randomUUID();
    first =
        OperatorCluster.join(new NodeConfig.Cluster(name, "127.0.0.1", ports.getFirst(), members));
    second =
        OperatorCluster.join(new NodeConfig.Cluster(name, "127.0.0.1", ports.getLast(), members));
  }

  @BeforeEach
  void bothMembersAreThere() {
    TestMembers.meet(List.of(first, second));
  }

  @AfterEach
  void close() {
    second.close();
    first.close();
  }

  @Test
  void everyBeaconHasOneOwnerAndTheOtherTakesOverWhenItIsLost() {
    eventually(() -> beacons().allMatch(beacon -> first.owns(beacon) != second.owns(beacon)));
    assertThat(beacons().filter(second::owns)).isNotEmpty();

    second.close();

    eventually(() -> beacons().allMatch(first::owns));
    assertThat(first.members()).hasSize(1);
  }

  @Test
  void theOwnerSeesWhatEitherMemberNoted() {
    BeaconPayload beacon = beacons().findFirst().orElseThrow();
    BeaconWindow atFirst = new BeaconWindow(first);
    BeaconWindow atSecond = new BeaconWindow(second);

    atFirst.note(beacon, true);
    atSecond.note(beacon, false);

    eventually(() -> atFirst.live().witnessed() + atSecond.live().witnessed() == 1);
    assertThat(atFirst.live().open() + atSecond.live().open()).isEqualTo(1);
  }

  @Test
  void aDeviceThatSpreadsOverTheMembersMeetsOneQuota() {
    SharedQuota atFirst = new SharedQuota(first, new TokenBuckets(1_000, 1_000), 100);
    SharedQuota atSecond = new SharedQuota(second, new TokenBuckets(1_000, 1_000), 100);

    atFirst.charge(DEVICE, 60, NOW);
    eventually(() -> !atFirst.allows(DEVICE, 50, NOW));
    atSecond.charge(DEVICE, 30, NOW);
    eventually(() -> !atSecond.allows(DEVICE, 20, NOW));

    assertThat(atSecond.allows(DEVICE, 10, NOW)).isTrue();
    assertThat(atSecond.allows(DEVICE, 100, NOW + 60_000)).isTrue();
  }

  @Test
  void withoutTheOtherMemberTheQuotaStillHolds() {
    SharedQuota atFirst = new SharedQuota(first, new TokenBuckets(1_000, 1_000), 100);
    second.close();

    atFirst.charge(DEVICE, 100, NOW);

    eventually(() -> !atFirst.allows(DEVICE, 1, NOW));
  }

  private static Stream<BeaconPayload> beacons() {
    Random random = new Random(7);
    return IntStream.range(0, 50)
        .mapToObj(_ -> {
          byte[] payload = new byte[BeaconPayload.LENGTH];
          random.nextBytes(payload);
          return BeaconPayload.of(payload);
        });
  }

  private static List<Integer> freePorts() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket one = new ServerSocket(0, 1, loopback);
        ServerSocket two = new ServerSocket(0, 1, loopback)) {
      return List.of(one.getLocalPort(), two.getLocalPort());
    }
  }

  private static void eventually(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within 30 s").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}

package io.trigpoint.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.intake.TokenBuckets;
import io.trigpoint.report.BeaconPayload;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.Hash32;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorClusterTest {
  private static final DeviceId DEVICE = new DeviceId(Hash32.ZERO);
  private static final long NOW = 1_800_000_030_000L;

  private final OperatorCluster first;
  private final OperatorCluster second;

  OperatorClusterTest() {
    TestMembers addresses = TestMembers.of(2);
    first = OperatorCluster.join(addresses.member(0));
    second = OperatorCluster.join(addresses.member(1));
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
    eventually(() -> first.members().size() == 1);
  }

  @Test
  void theOwnerSeesWhatEitherMemberNoted() {
    BeaconPayload beacon = beacons().findFirst().orElseThrow();
    BeaconWindow atFirst = new BeaconWindow(first);
    BeaconWindow atSecond = new BeaconWindow(second);

    atFirst.note(beacon, true);
    atSecond.note(beacon, false);

    eventually(() ->
        atFirst.live().witnessed() + atSecond.live().witnessed() == 1
            && atFirst.live().open() + atSecond.live().open() == 1);
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

  private static void eventually(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within 30 s").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}

package io.trigpoint.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FrozenMemberTest {

  @Test
  @Timeout(240)
  void aMemberStartsWhileTheOnlyOtherOneIsFrozenAndMeetsItLater() throws Exception {
    TestMembers addresses = TestMembers.of(2);
    try (MemberProcess frozen = MemberProcess.start(addresses.member(0), "v1", Duration.ZERO)) {
      frozen.freeze();
      try (OperatorCluster started =
          OperatorCluster.join(addresses.member(1), new Computing("v1", 1))) {
        assertThat(started.members()).hasSize(1);
        frozen.thaw();
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (started.members().size() < 2 && System.nanoTime() < deadline) {
          Thread.sleep(100);
        }
        assertThat(started.members()).hasSize(2);
      }
    }
  }
}

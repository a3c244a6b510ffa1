package io.trigpoint.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WireClassesTest {
  private static final AtomicInteger RAN = new AtomicInteger();

  /** A call that a stranger might send. */
  static final class Planted implements Callable<Integer>, HazelcastInstanceAware, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public void setHazelcastInstance(HazelcastInstance instance) {}

    @Override
    public Integer call() {
      return RAN.incrementAndGet();
    }
  }

  @Test
  void aClassThatIsNotOursIsNotMadeFromAMembersBytes() throws Exception {
    TestMembers addresses = TestMembers.of(2);
    try (OperatorCluster first = OperatorCluster.join(addresses.member(0));
        OperatorCluster second = OperatorCluster.join(addresses.member(1))) {
      TestMembers.meet(List.of(first, second));
      var members = first.hazelcast().getCluster().getMembers();
      for (var member : members) {
        assertThatThrownBy(() ->
                first
                    .hazelcast()
                    .getExecutorService(Computing.EXECUTOR)
                    .submitToMember(new Planted(), member)
                    .get())
            .isInstanceOf(ExecutionException.class)
            .hasStackTraceContaining(Planted.class.getName() + " is not allowed");
      }
      assertThat(RAN).hasValue(0);
    }
  }
}

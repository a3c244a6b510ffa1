package io.trigpoint.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.epochs.compute.ShardWork;
import io.trigpoint.node.epochs.compute.ShardWorks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three members in one JVM, and members in JVMs of their own that are killed. */
class MemberEngineTest {
  private static final byte[] CONTEXT = {5, 4, 3};
  private static final ShardWorks QUICK = GivenWork.hashing(Duration.ZERO);

  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }

  @Test
  void threeMembersGiveTheBytesOfOneThreadAndEachRunsSome() throws Exception {
    List<OperatorCluster> members = members(TestMembers.of(3), "v1", "v1", "v1");
    ShardWorks works = GivenWork.hashing(Duration.ofMillis(2));
    MemberEngine second = new MemberEngine(members.get(1), works, 2);
    MemberEngine third = new MemberEngine(members.get(2), works, 1);
    MemberEngine first = new MemberEngine(members.getFirst(), works, 1);
    ShardWork own = works.open(7, GivenWork.HEAD);

    assertThat(run(first, own, 0, 300)).isEqualTo(expected(0, 300));
    assertThat(run(third, own, 1, 300)).isEqualTo(expected(1, 300));

    assertThat(List.of(first.ran(), second.ran(), third.ran())).allMatch(ran -> ran > 0);
    assertThat(first.ran() + second.ran() + third.ran()).isEqualTo(600);
  }

  @Test
  void aloneAMemberRunsEverythingItself() throws Exception {
    MemberEngine alone = new MemberEngine(members(TestMembers.of(1), "v1").getFirst(), QUICK, 2);
    assertThat(run(alone, 3, 40)).isEqualTo(expected(3, 40));
    assertThat(alone.ran()).isEqualTo(40);
  }

  @Test
  void aMemberWithOtherCodeOrParametersIsNotUsed() throws Exception {
    List<OperatorCluster> members = members(TestMembers.of(2), "v1", "v2");
    MemberEngine first = new MemberEngine(members.getFirst(), QUICK, 1);
    MemberEngine other = new MemberEngine(members.getLast(), QUICK, 1);

    assertThat(run(first, 0, 40)).isEqualTo(expected(0, 40));

    assertThat(other.ran()).isZero();
  }

  @Test
  void aMemberThatCannotReadTheInputsIsPassedOver() throws Exception {
    List<OperatorCluster> members = members(TestMembers.of(2), "v1", "v1");
    MemberEngine first = new MemberEngine(members.getFirst(), QUICK, 1);
    MemberEngine broken = new MemberEngine(members.getLast(), GivenWork.failing(), 1);

    assertThat(run(first, 0, 40)).isEqualTo(expected(0, 40));

    assertThat(broken.ran()).isZero();
  }

  @Test
  @Timeout(120)
  void shardsOfAMemberThatNeverAnswersRunElsewhere() throws Exception {
    List<OperatorCluster> members = members(TestMembers.of(2), "v1", "v1");
    MemberEngine first = new MemberEngine(members.getFirst(), QUICK, 1, Duration.ofSeconds(2));
    CountDownLatch asked = new CountDownLatch(1);
    MemberEngine _ = new MemberEngine(members.getLast(), GivenWork.hanging(asked), 1);

    ShardWork slow = GivenWork.hashing(Duration.ofMillis(50)).open(7, GivenWork.HEAD);
    assertThat(run(first, slow, 0, 40)).isEqualTo(expected(0, 40));

    assertThat(asked.getCount()).isZero();
    assertThat(first.ran()).isEqualTo(40);
  }

  @Test
  void whatFailsHereTooIsTheCallersToHandle() throws Exception {
    MemberEngine alone = new MemberEngine(members(TestMembers.of(1), "v1").getFirst(), QUICK, 1);
    ShardWork broken =
        (_, _, _, _) -> {
          throw new IOException("the store does not answer");
        };
    assertThatThrownBy(() -> run(alone, broken, 0, 4))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the store does not answer");
  }

  @Test
  void shardsOfAMemberThatIsKilledRunElsewhere() throws Exception {
    TestMembers addresses = TestMembers.of(3);
    Duration each = Duration.ofMillis(20);
    MemberProcess killed = keep(MemberProcess.start(addresses.member(1), "v1", each));
    MemberProcess _ = keep(MemberProcess.start(addresses.member(2), "v1", each));
    OperatorCluster here = keep(OperatorCluster.join(addresses.member(0), new Computing("v1", 1)));
    MemberEngine engine = new MemberEngine(here, GivenWork.hashing(each), 1);
    awaitPeers(here, 2);

    AtomicInteger seen = new AtomicInteger();
    List<String> results = new ArrayList<>();
    engine
        .over(GivenWork.hashing(each).open(7, GivenWork.HEAD))
        .run(
            GivenWork.stage(2, 200),
            CONTEXT,
            GivenWork::prior,
            (_, result) -> {
              results.add(HexFormat.of().formatHex(result));
              if (seen.incrementAndGet() == 50) {
                killed.kill();
              }
            });

    assertThat(results).isEqualTo(expected(2, 200));
    awaitPeers(here, 1);
  }

  private static void awaitPeers(OperatorCluster here, int peers) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (here.peers().size() != peers && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    assertThat(here.peers()).hasSize(peers);
  }

  private List<OperatorCluster> members(TestMembers addresses, String... versions) {
    List<OperatorCluster> members = new ArrayList<>();
    for (int i = 0; i < versions.length; i++) {
      members.add(keep(OperatorCluster.join(addresses.member(i), new Computing(versions[i], 1))));
    }
    TestMembers.meet(members);
    return members;
  }

  private <T extends AutoCloseable> T keep(T each) {
    opened.add(each);
    return each;
  }

  private static List<String> run(MemberEngine engine, int stage, int shards) throws Exception {
    return run(engine, GivenWork.quick(), stage, shards);
  }

  private static List<String> run(MemberEngine engine, ShardWork own, int stage, int shards)
      throws Exception {
    List<String> results = new ArrayList<>();
    engine
        .over(own)
        .run(
            GivenWork.stage(stage, shards),
            CONTEXT,
            GivenWork::prior,
            (shard, result) -> {
              assertThat(shard).isEqualTo(results.size());
              results.add(HexFormat.of().formatHex(result));
            });
    return results;
  }

  private static List<String> expected(int stage, int shards) throws Exception {
    List<String> results = new ArrayList<>();
    for (int shard = 0; shard < shards; shard++) {
      byte[] result = GivenWork.quick().run(stage, shard, CONTEXT, GivenWork.prior(shard));
      results.add(HexFormat.of().formatHex(result));
    }
    return results;
  }
}

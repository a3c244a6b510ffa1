package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.cluster.Computing;
import io.trigpoint.node.cluster.MemberEngine;
import io.trigpoint.node.cluster.OperatorCluster;
import io.trigpoint.node.cluster.TestMembers;
import io.trigpoint.node.epochs.compute.EpochShards;
import io.trigpoint.node.epochs.compute.ShardEngines;
import io.trigpoint.node.epochs.compute.ShardWorks;
import io.trigpoint.node.epochs.compute.ThreadedEngine;
import io.trigpoint.node.epochs.compute.Verification;
import io.trigpoint.node.epochs.segment.MemorySegments;
import io.trigpoint.report.SignatureChecks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever runs the shards of an epoch, the bytes are those of one thread. */
class ClusteredEpochTest {
  private static final int SHARDS = 16;
  private static final Computing COMPUTING = new Computing("test", 1);

  private final List<AutoCloseable> opened = new ArrayList<>();

  @TempDir private Path published;

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, SHARDS})
  void threeMembersOneMemberTwoThreadsAndOneThreadGiveTheSameBytes(int shards) throws Exception {
    EpochInputs inputs = GivenEpoch.afterLoudEpochs(5, 5);
    EpochOutcome oneThread = compute(inputs, shards, work -> new ThreadedEngine(work, 1));
    List<MemberEngine> three = engines(3, works(inputs, shards));
    MemberEngine alone = engines(1, works(inputs, shards)).getFirst();

    assertThat(compute(inputs, shards, work -> new ThreadedEngine(work, 2))).isEqualTo(oneThread);
    assertThat(compute(inputs, shards, three.getFirst())).isEqualTo(oneThread);
    assertThat(compute(inputs, shards, three.getLast())).isEqualTo(oneThread);
    assertThat(compute(inputs, shards, alone)).isEqualTo(oneThread);
    if (shards == SHARDS) {
      assertThat(three).allMatch(engine -> engine.ran() > 0);
    }
  }

  @Test
  void aClusterOfThreeNodesClosesEpochsOverItsMembers() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      manyShards(net);
      GivenStations stations = new GivenStations(net.terms.network(), net.rows, 4);
      for (long epoch = 1; epoch <= EpochNetwork.OVER; epoch++) {
        stations.report(net.terms.schedule().period(epoch));
      }
      List<MemberEngine> nodes = engines(3, net.works());
      net.finish(net.lifecycle(journal -> journal, nodes.getFirst()));

      assertThat(nodes).allMatch(node -> node.ran() > 0);
      for (long epoch = 1; epoch <= EpochNetwork.OVER; epoch++) {
        EpochOutcome alone =
            EpochComputation.compute(
                net.works().of(net.journal().find(epoch).orElseThrow()),
                work -> new ThreadedEngine(work, 1));
        assertThat(net.postedRoots(epoch)).containsExactly(alone.rewardRoot().hex());
      }
    }
  }

  /** Shards that only an epoch of a quarter of a million reports would have. */
  private static void manyShards(EpochNetwork net) {
    net.rows.execute(
        "create function many_shards() returns trigger language plpgsql as"
            + " $$ begin new.shards := 16; return new; end $$");
    net.rows.execute(
        "create trigger many_shards before update on epoch for each row"
            + " when (old.shards is null and new.shards is not null)"
            + " execute function many_shards()");
  }

  private List<MemberEngine> engines(int members, ShardWorks works) throws Exception {
    TestMembers addresses = TestMembers.of(members);
    List<OperatorCluster> clusters = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      OperatorCluster cluster = OperatorCluster.join(addresses.member(i), COMPUTING);
      opened.add(cluster);
      clusters.add(cluster);
    }
    TestMembers.meet(clusters);
    return clusters.stream().map(cluster -> new MemberEngine(cluster, works, 1)).toList();
  }

  private static EpochOutcome compute(EpochInputs inputs, int shards, ShardEngines engines) {
    return EpochComputation.compute(open(inputs, shards), engines);
  }

  private static ShardWorks works(EpochInputs inputs, int shards) {
    return (_, head) -> {
      EpochShards opened = open(inputs, shards);
      assertThat(opened.headHash()).isEqualTo(head);
      return opened;
    };
  }

  private static EpochShards open(EpochInputs inputs, int shards) {
    return new EpochShards(
        inputs.head(),
        MemorySegments.of(inputs.reports(), shards),
        Verification.of(SignatureChecks.fastest()));
  }
}

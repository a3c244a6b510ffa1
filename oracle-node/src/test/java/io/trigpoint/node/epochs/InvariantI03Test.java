package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.contracts.DistributorCalls;
import io.trigpoint.node.chain.OutboxPump;
import io.trigpoint.node.store.SqlEpochQueries;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I-3: what an owner has earned since genesis never falls, neither in results nor on chain. */
class InvariantI03Test {
  @TempDir private Path published;

  @Test
  void noLeafEverFallsAndNoOldProofTakesBackWhatWasPaid() {
    try (EpochNetwork net = new EpochNetwork(published)) {
      GivenStations stations = new GivenStations(net.terms.network(), net.rows, 3);
      stations.report(net.terms.schedule().period(1));
      stations.report(net.terms.schedule().period(3));
      finishActivatingEach(net);

      for (long epoch = 2; epoch <= EpochNetwork.OVER; epoch++) {
        for (EarningsLeaf before : net.journal().leaves(epoch - 1)) {
          assertThat(earned(net, epoch, before))
              .as("epoch %d, %s", epoch, before)
              .isGreaterThanOrEqualTo(before.cumulative());
        }
      }
      EarningsLeaf station = grown(net);
      claim(net, 1, station);
      assertThat(claimed(net, station)).isEqualTo(station.cumulative());
      claim(net, EpochNetwork.OVER, station);
      BigInteger all = earned(net, EpochNetwork.OVER, station);
      assertThat(claimed(net, station)).isEqualTo(all);

      assertThatThrownBy(() -> claim(net, 1, station)).hasMessageContaining("revert");
      assertThat(claimed(net, station)).isEqualTo(all);
    }
  }

  /** The distributor learns of every root, so that all proofs lead somewhere. */
  private static void finishActivatingEach(EpochNetwork net) {
    EpochLifecycle node = net.lifecycle();
    OutboxPump pump = net.pump();
    long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!net.isFinal(EpochNetwork.OVER)) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
      net.anvil.mine(4);
      node.step();
      pump.step();
      send(net, DistributorCalls.activate());
    }
    send(net, DistributorCalls.activate());
  }

  /** A leaf of the first epoch that the third made larger. */
  private static EarningsLeaf grown(EpochNetwork net) {
    return net.journal().leaves(1).stream()
        .filter(leaf -> earned(net, EpochNetwork.OVER, leaf).compareTo(leaf.cumulative()) > 0)
        .findFirst()
        .orElseThrow();
  }

  private static BigInteger earned(EpochNetwork net, long epoch, EarningsLeaf of) {
    return net.journal().leaves(epoch).stream()
        .filter(leaf -> leaf.owner().equals(of.owner()) && leaf.token().equals(of.token()))
        .findFirst()
        .map(EarningsLeaf::cumulative)
        .orElse(BigInteger.ZERO);
  }

  private static void claim(EpochNetwork net, long epoch, EarningsLeaf of) {
    SqlEpochQueries epochs = new SqlEpochQueries(net.transactions);
    ClaimProofs.Claim claim =
        new ClaimProofs(epochs)
            .of(epochs.find(epoch).orElseThrow(), of.owner()).stream()
                .filter(each -> each.leaf().token().equals(of.token()))
                .findFirst()
                .orElseThrow();
    List<String> proof = claim.proof().stream().map(Hash32::hex).toList();
    String call =
        DistributorCalls.claim(
            new DistributorCalls.Claim(
                epoch, of.owner().hex(), of.token().hex(), claim.leaf().cumulative(), proof));
    send(net, call);
  }

  private static void send(EpochNetwork net, String call) {
    String from = net.anvil.accounts().getLast();
    String distributor = net.address("Distributor").hex();
    var _ =
        net.anvil.send(Map.of("from", from, "to", distributor, "data", call, "gas", "0x200000"));
  }

  private static BigInteger claimed(EpochNetwork net, EarningsLeaf of) {
    EvmAddress distributor = net.address("Distributor");
    return DistributorCalls.decodeClaimed(
        net.chain.call(distributor, DistributorCalls.claimed(of.owner().hex(), of.token().hex())));
  }
}

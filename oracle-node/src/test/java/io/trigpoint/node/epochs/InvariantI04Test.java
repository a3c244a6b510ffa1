package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.DistributorCalls;
import io.trigpoint.contracts.EmissionVaultCalls;
import io.trigpoint.node.chain.OutboxPump;
import io.trigpoint.node.epochs.claims.ClaimRelay;
import io.trigpoint.node.epochs.claims.RelayMode;
import io.trigpoint.node.epochs.claims.RelayPolicy;
import io.trigpoint.node.store.SqlClaimLedger;
import io.trigpoint.node.store.SqlEpochQueries;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.rewards.merkle.EarningsLeaf;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I-4: what was claimed is at most what counts, and that at most what the vault emitted. */
class InvariantI04Test {
  private static final BigInteger GWEI = BigInteger.TEN.pow(9);

  @TempDir private Path published;

  @Test
  void claimsForOwnersPayEachWhatItEarnedOnce() {
    try (EpochNetwork net = new EpochNetwork(published)) {
      earn(net);
      relay(net).step();
      send(net);
      assertThat(net.rows.number("select count(*) from claim_relay")).isEqualTo(BigInteger.ONE);
      leaves(net).forEach(leaf -> assertThat(paid(net, leaf)).isEqualTo(leaf.cumulative()));
      holds(net, sum(leaves(net)));
      relay(net).step();
      send(net);
      assertThat(net.rows.number("select count(*) from chain_intent where id like '%claims%'"))
          .isEqualTo(BigInteger.ONE);
      holds(net, sum(leaves(net)));
    }
  }

  /** Somebody else is faster with one claim: that entry is skipped, the others are paid. */
  @Test
  void aClaimInBetweenIsASkipAndNoFailure() {
    try (EpochNetwork net = new EpochNetwork(published)) {
      earn(net);
      relay(net).step();
      EarningsLeaf first = leaves(net).getFirst();
      SqlEpochQueries epochs = new SqlEpochQueries(net.transactions);
      ClaimProofs.Claim own =
          new ClaimProofs(epochs)
              .of(epochs.find(EpochNetwork.OVER).orElseThrow(), first.owner()).stream()
                  .filter(claim -> claim.leaf().equals(first))
                  .findFirst()
                  .orElseThrow();
      String claim =
          DistributorCalls.claim(
              new DistributorCalls.Claim(
                  EpochNetwork.OVER,
                  first.owner().hex(),
                  first.token().hex(),
                  first.cumulative(),
                  own.proof().stream().map(Hash32::hex).toList()));
      var _ =
          net.anvil.send(
              Map.of(
                  "from",
                  net.anvil.accounts().getLast(),
                  "to",
                  net.address("Distributor").hex(),
                  "data",
                  claim));
      assertThat(paid(net, first)).isEqualTo(first.cumulative());
      send(net);
      leaves(net).forEach(leaf -> assertThat(paid(net, leaf)).isEqualTo(leaf.cumulative()));
      assertThat(net.rows.texts("select state from chain_intent where id like '%claims%'"))
          .containsExactly("MINED");
      holds(net, sum(leaves(net)));
    }
  }

  /** A window that has room for 5 base units pays those, and the rest stays open. */
  @Test
  void whatTheOutflowWindowHasNoRoomForStaysOpen() {
    try (EpochNetwork net = new EpochNetwork(published, Map.of("rewardOutflow", "5"))) {
      earn(net);
      relay(net).step();
      send(net);
      holds(net, BigInteger.valueOf(5));
      List<RelayPolicy.Account> accounts =
          leaves(net).stream().map(leaf -> new RelayPolicy.Account(leaf, paid(net, leaf))).toList();
      assertThat(policy().batches(accounts, net.terms.rewardToken().address()))
          .singleElement()
          .satisfies(batch -> assertThat(batch).containsExactlyInAnyOrderElementsOf(leaves(net)));
    }
  }

  private static void earn(EpochNetwork net) {
    new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
    net.finish(net.lifecycle());
    assertThat(leaves(net)).hasSizeGreaterThan(3);
  }

  private static void holds(EpochNetwork net, BigInteger claimed) {
    EvmAddress distributor = net.address("Distributor");
    String token = net.terms.rewardToken().hex();
    BigInteger all =
        leaves(net).stream().map(leaf -> paid(net, leaf)).reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger authorised =
        DistributorCalls.decodeAuthorised(
            net.chain.call(distributor, DistributorCalls.authorised(token)));
    BigInteger emitted = amount(net, net.address("EmissionVault"), EmissionVaultCalls.released());
    BigInteger accrued =
        amount(net, net.address("EmissionVault"), EmissionVaultCalls.accrued(EpochNetwork.OVER));
    assertThat(all).isEqualTo(claimed).isLessThanOrEqualTo(authorised);
    assertThat(authorised).isEqualTo(sum(leaves(net))).isLessThanOrEqualTo(emitted);
    assertThat(emitted).isLessThanOrEqualTo(accrued);
  }

  private static BigInteger amount(EpochNetwork net, EvmAddress contract, String call) {
    return EmissionVaultCalls.decodeAmount(net.chain.call(contract, call));
  }

  private static BigInteger paid(EpochNetwork net, EarningsLeaf leaf) {
    return DistributorCalls.decodeClaimed(
        net.chain.call(
            net.address("Distributor"),
            DistributorCalls.claimed(leaf.owner().hex(), leaf.token().hex())));
  }

  private static List<EarningsLeaf> leaves(EpochNetwork net) {
    return net.journal().leaves(EpochNetwork.OVER);
  }

  private static BigInteger sum(List<EarningsLeaf> leaves) {
    return leaves.stream().map(EarningsLeaf::cumulative).reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static ClaimRelay relay(EpochNetwork net) {
    SqlEpochQueries epochs = new SqlEpochQueries(net.transactions);
    return new ClaimRelay(
        epochs,
        new ClaimProofs(epochs),
        new SqlClaimLedger(net.transactions, Clock.systemUTC()),
        net.chain,
        () -> GWEI,
        new ClaimRelay.Tokens(net.address("Distributor"), net.terms.rewardToken().address()),
        policy(),
        Clock.systemUTC());
  }

  private static RelayPolicy policy() {
    return new RelayPolicy(new RelayMode.Always(), GWEI, 1_000, Duration.ofHours(1));
  }

  /** Until nothing of the outbox is on its way. */
  private static void send(EpochNetwork net) {
    OutboxPump pump = net.pump();
    for (int i = 0; i < 200 && waiting(net); i++) {
      pump.step();
      net.anvil.mine(4);
    }
    assertThat(waiting(net)).isFalse();
  }

  private static boolean waiting(EpochNetwork net) {
    return net.rows
            .number("select count(*) from chain_intent where state in ('QUEUED', 'ASSIGNED')")
            .signum()
        > 0;
  }
}

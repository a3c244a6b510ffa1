package io.trigpoint.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.evm.AnvilNode;
import io.trigpoint.node.evm.Finality;
import io.trigpoint.node.evm.RpcChain;
import io.trigpoint.node.store.SqlEntropyLedger;
import io.trigpoint.node.store.SqlTransactions;
import io.trigpoint.node.store.TestDatabase;
import io.trigpoint.report.Entropy;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entropy from a real chain: repeatable by anybody, and each number once. */
class EntropySourceTest {
  private static final long PERIOD_MS = 10_000;

  private AnvilNode anvil;
  private RpcChain chain;
  private SqlEntropyLedger ledger;
  private EntropySource source;

  @BeforeEach
  void start() {
    anvil = AnvilNode.start();
    chain = new RpcChain(anvil.rpc(), new Finality.Finalized());
    ledger = new SqlEntropyLedger(new SqlTransactions(TestDatabase.fresh()));
    source = new EntropySource(chain, ledger, PERIOD_MS, Clock.systemUTC());
    anvil.passTime(15);
    anvil.mine(3);
  }

  @AfterEach
  void stop() {
    anvil.close();
  }

  @Test
  void theNumberNamesTheFirstFinalBlockOfItsPeriod() {
    source.step();
    Entropy newest = ledger.recent(1).getFirst();
    long start = newest.number() * PERIOD_MS / 1000;
    BlockHeader block = chain.firstAtOrAfter(start).orElseThrow();
    assertThat(block.timestamp()).isGreaterThanOrEqualTo(start);
    assertThat(chain.block(block.number() - 1).orElseThrow().timestamp()).isLessThan(start);
    assertThat(newest.value()).isEqualTo(EntropySource.value(newest.number(), block.hash()));
    assertThat(newest.endMs()).isGreaterThan(newest.startMs());
  }

  @Test
  void aPeriodGetsOneEntropyHoweverManyNodesPublish() {
    source.step();
    List<Entropy> first = ledger.recent(5);
    source.step();
    new EntropySource(chain, ledger, PERIOD_MS, Clock.systemUTC()).step();
    assertThat(ledger.recent(5)).isEqualTo(first).hasSize(1);
    anvil.passTime(10);
    anvil.mine(3);
    source.step();
    assertThat(ledger.recent(5)).hasSize(2);
  }

  @Test
  void aLowerNumberIsNeverAddedLater() {
    source.step();
    Entropy newest = ledger.recent(1).getFirst();
    Entropy earlier =
        new Entropy(newest.number() - 1, newest.value(), newest.startMs(), newest.endMs());
    assertThat(ledger.record(earlier, chain.head())).isEqualTo(Optional.empty());
    assertThat(ledger.recent(5)).containsExactly(newest);
  }
}

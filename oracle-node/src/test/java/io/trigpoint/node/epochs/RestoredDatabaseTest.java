package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I-14 on a database that was put back to before it signed, while the chain went on. */
class RestoredDatabaseTest {
  @TempDir private Path published;

  private EpochNetwork net;

  @BeforeEach
  void settleAndRestore() {
    net = new EpochNetwork(published);
    new GivenStations(net.terms.network(), net.rows, 4).report(net.terms.schedule().period(1));
    net.finish(net.lifecycle());
    net.rows.execute("delete from signing_guard");
    net.rows.execute("delete from chain_tx");
    net.rows.execute("delete from chain_intent");
    net.rows.execute(
        "update epoch set state = 'COMPUTED', digest = null, signature = null, intent_id = null,"
            + " post_tx = null, activates_ms = null where state = 'FINAL'");
  }

  @AfterEach
  void stop() {
    net.close();
  }

  @Test
  void whatTheChainHasIsAdoptedAndNotSignedAgain() {
    net.finish(net.lifecycle());
    assertThat(net.rows.number("select count(*) from signing_guard")).isZero();
    assertThat(net.rows.number("select count(*) from chain_intent")).isZero();
    assertThat(net.postedRoots(1)).hasSize(1);
  }
}

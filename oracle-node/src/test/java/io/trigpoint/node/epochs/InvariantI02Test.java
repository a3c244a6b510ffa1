package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I-2: an epoch is issued once, even by a node whose database forgot that it was. */
class InvariantI02Test {
  @TempDir private Path published;

  @Test
  void aDatabaseRestoredFromBeforeThePostingLeadsToNoSecondOne() {
    try (EpochNetwork net = new EpochNetwork(published)) {
      new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
      net.finish(net.lifecycle());

      long last = EpochNetwork.OVER;
      net.rows.execute("delete from chain_tx");
      net.rows.execute("delete from chain_intent");
      net.rows.execute(
          "update epoch set state = 'COMPUTED', digest = null, signature = null, intent_id = null,"
              + " post_tx = null where number = ?",
          last);
      assertThat(net.isFinal(last)).isFalse();
      net.finish(net.lifecycle());
      assertThat(net.postedRoots(last)).hasSize(1);
    }
  }
}

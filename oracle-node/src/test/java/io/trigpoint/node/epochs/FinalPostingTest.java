package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.chain.Intent;
import io.trigpoint.node.chain.IntentStatus;
import io.trigpoint.node.chain.OutboxPolicy;
import io.trigpoint.node.chain.OutboxPump;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another sender's posting counts when its block is final, and not before. */
@Timeout(300)
class FinalPostingTest {
  static final OutboxPolicy IMPATIENT =
      new OutboxPolicy(
          Duration.ofMillis(100),
          Duration.ofMillis(200),
          Duration.ofMinutes(10),
          Duration.ofMillis(50),
          BigInteger.TEN.pow(12),
          8);

  @TempDir private Path published;
  @TempDir private Path elsewhere;

  private EpochNetwork net;
  private GivenStations stations;

  @BeforeEach
  void start() {
    net = new EpochNetwork(published);
    stations = new GivenStations(net.terms.network(), net.rows, 3);
    stations.report(net.terms.schedule().period(1));
  }

  @AfterEach
  void stop() {
    net.close();
  }

  @Test
  void theSameResultOfAnotherSenderIsTakenOnceItIsFinal() throws Exception {
    net.advance(EpochState.POSTED);
    postByAnother(net);
    refuse(net);
    net.lifecycle().step();
    assertThat(net.state(1)).isEqualTo(EpochState.POSTED);
    assertThat(activations()).isZero();
    net.advance(EpochState.FINAL);
    assertThat(activations()).isEqualTo(1);
    assertThat(net.postedRoots(1)).hasSize(1);
  }

  @Test
  void aPostingThatIsTakenBackBeforeItIsFinalLeavesNoTrace() throws Exception {
    net.advance(EpochState.POSTED);
    postByAnother(net);
    refuse(net);
    net.lifecycle().step();
    net.anvil.reorg(1);
    net.lifecycle().step();
    assertThat(activations()).isZero();
    assertThat(net.rows.texts("select held_because from epoch where number = 1"))
        .singleElement()
        .asString()
        .contains("could not be posted");
  }

  @Test
  void anotherResultHoldsTheEpochOnceItIsFinal() throws Exception {
    EpochNetwork clone = net.cloned(elsewhere);
    clone.rows.execute("delete from report where device_id = ?", stations.id(0).value());
    net.advance(EpochState.POSTED);
    clone.advance(EpochState.POSTED);
    postByAnother(clone);
    refuse(net);
    net.lifecycle().step();
    assertThat(net.state(1)).isEqualTo(EpochState.POSTED);
    net.advance(EpochState.HELD);
    assertThat(net.rows.texts("select held_because from epoch where number = 1"))
        .containsExactly(
            "the chain has another result: "
                + clone.journal().find(1).orElseThrow().result().orElseThrow().rewardRoot());
  }

  /** Sends a node's own call from an account that is not its own, into the latest block. */
  private static void postByAnother(EpochNetwork poster) {
    Intent intent = poster.outbox().queued(Optional.empty(), 1).getFirst().intent();
    var _ =
        poster.anvil.send(
            Map.of(
                "from",
                poster.anvil.accounts().get(3),
                "to",
                intent.to().hex(),
                "data",
                intent.calldata()));
  }

  /** Until the node's own posting has failed, with no block mined meanwhile. */
  private static void refuse(EpochNetwork node) throws InterruptedException {
    OutboxPump pump = node.pump(IMPATIENT);
    while (node.outbox().status(EpochSettlingSteps.intentId(1)) instanceof IntentStatus.Pending) {
      pump.step();
      Thread.sleep(20);
    }
    assertThat(node.outbox().status(EpochSettlingSteps.intentId(1)))
        .isInstanceOf(IntentStatus.Failed.class);
  }

  private BigInteger activations() {
    return net.rows.number(
        "select count(*) from epoch where number = 1 and activates_ms is not null");
  }
}

package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.EpochRootsCalls;
import io.trigpoint.node.chain.Intent;
import io.trigpoint.node.chain.IntentStatus;
import io.trigpoint.node.chain.OutboxPolicy;
import io.trigpoint.node.chain.OutboxPump;
import io.trigpoint.node.chain.TransactionGateway.Estimate;
import io.trigpoint.node.evm.RpcTransactions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A result waits for its turn on the chain: it is not sent before, and no epoch is held. */
@Timeout(300)
class WaitingPostTest {
  @TempDir private Path published;

  @Test
  void whilePostingIsPausedNothingIsSentAndNoEpochIsHeld() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
      byGuardian(net, EpochRootsCalls.pause());
      net.anvil.mine(4);
      net.lifecycle().step();
      net.pump().step();
      assertThat(net.journal().find(1).orElseThrow().state()).isEqualTo(EpochState.SIGNED);
      assertThat(net.outbox().status(EpochSettlingSteps.intentId(1)))
          .isEqualTo(new IntentStatus.Unknown());
      byGuardian(net, EpochRootsCalls.unpause());
      net.finish(net.lifecycle());
      assertThat(net.postedRoots(1)).hasSize(1);
    }
  }

  /** The chain's word that it is too early is no refusal, however often it is given. */
  @Test
  void aPostingThatIsTooEarlyWaitsInTheOutboxAndItsReasonHasAName() throws Exception {
    try (EpochNetwork net = new EpochNetwork(published)) {
      new GivenStations(net.terms.network(), net.rows, 3).report(net.terms.schedule().period(1));
      net.advance(EpochState.POSTED);
      byGuardian(net, EpochRootsCalls.pause());
      net.anvil.mine(4);
      OutboxPump impatient = net.pump(impatient());
      for (int i = 0; i < 5; i++) {
        impatient.step();
      }
      String id = EpochSettlingSteps.intentId(1);
      assertThat(net.outbox().status(id)).isEqualTo(new IntentStatus.Pending());
      Intent posting = net.outbox().queued(Optional.empty(), 1).getFirst().intent();
      assertThat(
              new RpcTransactions(net.anvil.rpc(), net.chain)
                  .estimate(net.epochRoots(), posting.to(), posting.calldata()))
          .isInstanceOfSatisfying(
              Estimate.Refused.class,
              refused -> {
                assertThat(refused.refusal().passes()).isTrue();
                assertThat(refused.refusal().reason()).contains("PostingIsPaused(until = ");
              });
      byGuardian(net, EpochRootsCalls.unpause());
      net.finish(net.lifecycle());
      assertThat(net.postedRoots(1)).hasSize(1);
    }
  }

  private static OutboxPolicy impatient() {
    OutboxPolicy usual = OutboxPolicy.standard();
    return new OutboxPolicy(
        usual.rebroadcastAfter(),
        usual.raiseAfter(),
        usual.giveUpAfter(),
        Duration.ZERO,
        usual.highestFee(),
        usual.blocksToWait());
  }

  private static void byGuardian(EpochNetwork net, String calldata) {
    var _ =
        net.anvil.send(
            Map.of(
                "from",
                net.anvil.accounts().get(1),
                "to",
                net.epochRoots().hex(),
                "data",
                calldata));
  }
}

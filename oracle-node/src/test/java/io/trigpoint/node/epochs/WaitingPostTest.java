package io.trigpoint.node.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.EpochRootsCalls;
import io.trigpoint.node.chain.IntentStatus;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A result waits for its turn on the chain: it is not sent before, and no epoch is held. */
@Timeout(120)
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

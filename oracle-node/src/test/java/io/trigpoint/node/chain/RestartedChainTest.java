package io.trigpoint.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.node.evm.AnvilNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The chain's endpoint stops and comes back with the chain that it had; of old blocks it has lost
 * the state, as pruned nodes have.
 */
class RestartedChainTest {
  @TempDir private Path folder;

  @Test
  void whatWasMinedStaysAndWhatWaitedIsSentAgainOnce() {
    try (OutboxFixture net = new OutboxFixture(AnvilNode.keeping(folder.resolve("chain.json")))) {
      finish(net, "mint:1");
      long before = net.chain.head().number();
      net.outbox.submit(net.mintOne("mint:2"));
      net.pump().step();

      net.anvil.restart();
      net.anvil.mineOnlyWhenTold();
      net.makeFinal();

      assertThat(net.chain.head().number()).isGreaterThan(before);
      assertThat(net.minted()).isEqualTo(1);
      net.assertMined("mint:1");
      net.pass(OutboxFixture.REBROADCAST_AFTER);
      finish(net, "mint:2");
      finish(net, "mint:3");
      assertThat(net.minted()).isEqualTo(3);
    }
  }

  private static void finish(OutboxFixture net, String id) {
    net.outbox.submit(net.mintOne(id));
    net.pump().step();
    net.makeFinal();
    net.pump().step();
    net.assertMined(id);
  }
}

package io.trigpoint.node.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FinalityTest {

  @Test
  void theHeadIsSoManyBlocksBelowTheLatest() {
    try (AnvilNode anvil = AnvilNode.start()) {
      anvil.mine(10);
      assertThat(head(anvil, new Finality.Depth(0))).isEqualTo(10);
      assertThat(head(anvil, new Finality.Depth(3))).isEqualTo(7);
      anvil.mine(1);
      assertThat(head(anvil, new Finality.Depth(3))).isEqualTo(8);
    }
  }

  @Test
  void aChainShorterThanTheDepthHasItsFirstBlock() {
    try (AnvilNode anvil = AnvilNode.start()) {
      anvil.mine(2);
      assertThat(head(anvil, new Finality.Depth(50))).isZero();
    }
  }

  @Test
  void finalizedIsWhatTheChainCallsFinal() {
    try (AnvilNode anvil = AnvilNode.start()) {
      anvil.mine(10);
      assertThat(head(anvil, new Finality.Finalized())).isEqualTo(8);
    }
  }

  @Test
  void aReorganisationAboveTheDepthDoesNotMoveTheHead() {
    try (AnvilNode anvil = AnvilNode.start()) {
      anvil.mine(10);
      RpcChain chain = new RpcChain(anvil.rpc(), new Finality.Depth(4));
      var before = chain.head();
      anvil.reorg(3);
      assertThat(chain.head()).isEqualTo(before);
    }
  }

  @Test
  void aNegativeDepthIsRefused() {
    assertThatThrownBy(() -> new Finality.Depth(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static long head(AnvilNode anvil, Finality finality) {
    return new RpcChain(anvil.rpc(), finality).head().number();
  }
}

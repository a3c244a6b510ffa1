package io.trigpoint.node.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.chain.ChainUnavailable;
import io.trigpoint.node.chain.Fees;
import io.trigpoint.node.chain.Intent;
import io.trigpoint.node.chain.SendingAccount;
import io.trigpoint.node.chain.SignedTransaction;
import io.trigpoint.report.EvmAddress;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.ECKeyPair;
import tools.jackson.databind.JsonNode;

class MutatingProxyTest {
  private static final BigInteger GWEI = BigInteger.TEN.pow(9);

  private final AnvilNode anvil = AnvilNode.start();
  private final MutatingProxy proxy = MutatingProxy.before(anvil.endpoint());
  private final JsonRpc rpc = new JsonRpc(List.of(proxy.endpoint()), Duration.ofSeconds(20));
  private final SendingAccount account =
      new SendingAccount(31_337, ECKeyPair.create(BigInteger.valueOf(77)));

  @AfterEach
  void stop() {
    rpc.close();
    proxy.close();
    anvil.close();
  }

  @Test
  void itIsHonestUntilToldOtherwiseAndAgainAfterwards() {
    assertThat(rpc.ask("eth_chainId").asString()).isEqualTo("0x7a69");
    proxy.with(Mischief.claimChain(1));
    assertThat(rpc.ask("eth_chainId").asString()).isEqualTo("0x1");
    proxy.behave();
    assertThat(rpc.ask("eth_chainId").asString()).isEqualTo("0x7a69");
    assertThat(proxy.asked("eth_chainId")).isEqualTo(3);
  }

  @Test
  void anOldHeadKnowsNoLaterBlock() {
    anvil.mine(5);
    proxy.serveOldHead();
    anvil.mine(5);
    assertThat(rpc.ask("eth_blockNumber").asString()).isEqualTo("0x5");
    assertThat(number("latest")).isEqualTo(5);
    assertThat(number("finalized")).isEqualTo(3);
    assertThat(rpc.ask("eth_getBlockByNumber", "0x6", false).isNull()).isTrue();
  }

  @Test
  void aReplacementMustOfferATenthMore() {
    anvil.fund(account.address());
    anvil.mineOnlyWhenTold();
    proxy.enforceReplacementRule();
    var _ = send(GWEI.multiply(BigInteger.TEN));
    assertThatThrownBy(() -> send(new BigInteger("10999999999")))
        .isInstanceOf(RpcRefusal.class)
        .hasMessageContaining("underpriced");
    assertThat(anvil.knows(send(new BigInteger("11000000000")))).isTrue();
  }

  @Test
  void aTransactionThatTheChainForgotBindsNobody() {
    anvil.fund(account.address());
    anvil.mineOnlyWhenTold();
    proxy.enforceReplacementRule();
    String first = send(GWEI.multiply(BigInteger.TEN));
    anvil.drop(first);
    assertThat(send(GWEI.multiply(BigInteger.valueOf(9)))).isNotEqualTo(first);
  }

  @Test
  void itDropsAndRefuses() {
    proxy.with(Mischief.drop("eth_chainId"::equals));
    assertThatThrownBy(() -> rpc.ask("eth_chainId")).isInstanceOf(ChainUnavailable.class);
    proxy.with(Mischief.refuse(429));
    assertThatThrownBy(() -> rpc.ask("eth_blockNumber"))
        .isInstanceOf(ChainUnavailable.class)
        .hasMessageContaining("429");
  }

  private long number(String block) {
    JsonNode header = rpc.ask("eth_getBlockByNumber", block, false);
    return Quantities.number(header, "number");
  }

  private String send(BigInteger fee) {
    Intent nothing = new Intent("n", new EvmAddress("0x" + "11".repeat(20)), "0x", 0);
    SignedTransaction signed = account.sign(nothing, 0, 21_000, new Fees(fee, fee));
    return rpc.ask("eth_sendRawTransaction", signed.raw()).asString();
  }
}

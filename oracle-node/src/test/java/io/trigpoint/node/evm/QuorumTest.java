package io.trigpoint.node.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.contracts.Deployment;
import io.trigpoint.contracts.StablecoinCalls;
import io.trigpoint.node.chain.BlockHeader;
import io.trigpoint.node.chain.BlockLog;
import io.trigpoint.node.chain.CallReverted;
import io.trigpoint.node.chain.ChainUnavailable;
import io.trigpoint.node.chain.TransactionGateway.Estimate;
import io.trigpoint.node.chain.TransactionGateway.Receipt;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Hash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Three endpoints of one chain, of which two must agree; one of them misbehaves. */
class QuorumTest {
  private static final AnvilNode ANVIL = AnvilNode.start();
  private static final String TRANSFER = Hash.sha3String("Transfer(address,address,uint256)");
  private static final EvmAddress HOLDER = new EvmAddress("0x" + "77".repeat(20));
  private static EvmAddress coin = HOLDER;
  private static Hash32 minted = Hash32.ofHex("0x" + "00".repeat(32));

  private final List<MutatingProxy> proxies =
      Stream.generate(() -> MutatingProxy.before(ANVIL.endpoint())).limit(3).toList();
  private final MutatingProxy bad = proxies.getLast();
  private final Collection<String> named = new ConcurrentLinkedQueue<>();
  private final JsonRpc rpc = believing(2, proxies);
  private final RpcChain chain = new RpcChain(rpc, new Finality.Finalized());
  private final RpcTransactions gateway = new RpcTransactions(rpc, chain);

  private JsonRpc believing(int quorum, List<MutatingProxy> endpoints) {
    List<URI> uris = endpoints.stream().map(MutatingProxy::endpoint).toList();
    return new JsonRpc(
        uris,
        Duration.ofSeconds(20),
        new JsonRpc.Trust(quorum, OptionalLong.of(31_337), named::add));
  }

  @BeforeAll
  static void mintOneCoin() {
    Deployment contracts = ANVIL.deploy(Map.of());
    coin = new EvmAddress(contracts.addressOf("Stablecoin"));
    JsonNode receipt =
        ANVIL.send(
            Map.of(
                "from", ANVIL.accounts().getFirst(),
                "to", coin.hex(),
                "data", StablecoinCalls.mint(HOLDER.hex(), BigInteger.ONE)));
    minted = Hash32.ofHex(receipt.path("transactionHash").asString());
    ANVIL.mine(5);
  }

  @AfterAll
  static void stop() {
    ANVIL.close();
  }

  @AfterEach
  void close() {
    rpc.close();
    proxies.forEach(MutatingProxy::close);
  }

  @Test
  void honestEndpointsAgreeAndNobodyIsNamed() {
    assertThat(chain.head().number()).isPositive();
    assertThat(balance()).isOne();
    assertThat(mintings()).hasSize(1);
    assertThat(gateway.receipt(minted)).map(Receipt::success).contains(true);
    assertThat(named).isEmpty();
  }

  @Test
  void aWrongReceiptIsOutvotedAndItsSenderNamed() {
    bad.with(Mischief.lieAboutReceipts());
    assertThat(gateway.receipt(minted)).map(Receipt::success).contains(true);
    isNamed();
  }

  @Test
  void aForgedLogIsOutvoted() {
    bad.with(Mischief.forgeLogs());
    assertThat(mintings()).hasSize(1);
    isNamed();
  }

  @Test
  void hiddenLogsAreOutvoted() {
    bad.with(Mischief.hideLogs());
    assertThat(mintings()).hasSize(1);
    isNamed();
  }

  @Test
  void aWrongCallResultIsOutvoted() {
    bad.with(Mischief.lie("eth_call", real -> Mischief.string("0x" + "ff".repeat(32))));
    assertThat(balance()).isOne();
    isNamed();
  }

  @Test
  void aCallThatRevertsDoesSoForAQuorum() {
    String call = StablecoinCalls.mint("0x" + "00".repeat(20), BigInteger.ONE);
    assertThatThrownBy(() -> chain.call(coin, call)).isInstanceOf(CallReverted.class);
    proxies.getFirst().with(Mischief.error("eth_call", "execution reverted"));
    assertThat(balance()).isOne();
  }

  @Test
  void anEndpointOfAnotherChainHasNoSayAndIsNamed() {
    bad.with(Mischief.claimChain(1));
    assertThat(balance()).isOne();
    isNamed();
    proxies.get(1).with(Mischief.claimChain(5));
    assertThatThrownBy(() -> believing(2, proxies).agree("x", one -> one.ask("eth_chainId")))
        .isInstanceOf(ChainUnavailable.class)
        .hasMessageContaining("is on chain 1, not on chain 31337")
        .hasMessageContaining("is on chain 5, not on chain 31337");
  }

  @Test
  void aStaleEndpointHoldsNothingBackAndIsNamed() {
    bad.serveOldHead();
    BlockHeader before = chain.head();
    ANVIL.passTime(1_000);
    ANVIL.mine(5);
    assertThat(chain.head().number()).isEqualTo(before.number() + 6);
    isNamed();
    assertThat(balance()).isOne();
  }

  @Test
  void aHeadThatOnlyOneEndpointHasIsNotBelieved() {
    BlockHeader honest = chain.head();
    bad.with(
        Mischief.lie(
            "eth_getBlockByNumber",
            block -> {
              ((ObjectNode) block).put("number", "0xfffff").put("hash", "0x" + "ee".repeat(32));
              return block;
            }));
    assertThat(chain.head()).isEqualTo(honest);
  }

  @Test
  void aSlowAndASilentEndpointAreNotWaitedFor() {
    bad.with(Mischief.delay(Duration.ofSeconds(20)));
    long start = System.nanoTime();
    assertThat(balance()).isOne();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void withoutAQuorumTheChainIsUnavailableAndTheReasonNamesEveryEndpoint() {
    bad.with(Mischief.lieAboutReceipts());
    proxies.getFirst().with(Mischief.refuse(429));
    assertThatThrownBy(() -> gateway.receipt(minted))
        .isInstanceOf(ChainUnavailable.class)
        .hasMessageContaining("no agreement on receipt")
        .hasMessageContaining("HTTP 429")
        .hasMessageContaining(bad.endpoint().getAuthority());
  }

  @Test
  void aLieAboutGasMovesNothingAndALieAboutAFailureStopsNothing() {
    String call = StablecoinCalls.mint(HOLDER.hex(), BigInteger.ONE);
    EvmAddress minter = new EvmAddress(ANVIL.accounts().getFirst());
    Estimate honest = gateway.estimate(minter, coin, call);
    bad.with(Mischief.lie("eth_estimateGas", real -> Mischief.string("0xffffffff")));
    assertThat(gateway.estimate(minter, coin, call)).isEqualTo(honest);
    bad.behave();
    bad.with(Mischief.error("eth_estimateGas", "execution reverted"));
    assertThat(gateway.estimate(minter, coin, call)).isEqualTo(honest);
  }

  @Test
  void aBroadcastGoesToAllAndComplaintsNameTheEndpoint() {
    bad.with(Mischief.error("eth_sendRawTransaction", "already known"));
    assertThat(gateway.broadcast(new byte[] {1}))
        .hasSize(3)
        .contains(bad.endpoint().getAuthority() + ": already known");
    proxies.forEach(one -> assertThat(one.asked("eth_sendRawTransaction")).isOne());
  }

  @Test
  void rangesAreHalvedWhereAnEndpointRefusesThem() {
    bad.with((request, behind) -> {
      JsonNode filter = request.path("params").path(0);
      boolean wide =
          Mischief.asksFor(request, "eth_getLogs")
              && Quantities.number(filter, "toBlock") - Quantities.number(filter, "fromBlock") > 3;
      return wide
          ? Mischief.failure(request, "query exceeds max block range")
          : behind.apply(request);
    });
    try (JsonRpc alone = believing(1, List.of(bad))) {
      RpcChain one = new RpcChain(alone, new Finality.Finalized());
      assertThat(one.logs(coin, List.of(TRANSFER), 0, one.head().number())).hasSize(1);
      assertThat(bad.asked("eth_getLogs")).isGreaterThan(3);
    }
  }

  @Test
  void halfIsNoQuorum() {
    assertThatThrownBy(() -> believing(2, List.of(bad, bad, bad, bad)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than half");
  }

  private void isNamed() {
    for (int tries = 0; tries < 6_000 && named.isEmpty(); tries++) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    assertThat(named).containsOnly(bad.endpoint().getAuthority());
  }

  private BigInteger balance() {
    return StablecoinCalls.decodeBalanceOf(
        chain.call(coin, StablecoinCalls.balanceOf(HOLDER.hex())));
  }

  private List<BlockLog> mintings() {
    return chain.logs(coin, List.of(TRANSFER), 0, chain.head().number());
  }
}

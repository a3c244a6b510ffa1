package io.trigpoint.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.Hex;
import io.trigpoint.node.chain.OutboxJournal.InFlight;
import io.trigpoint.node.evm.AnvilNode;
import io.trigpoint.node.evm.Finality;
import io.trigpoint.node.evm.JsonRpc;
import io.trigpoint.node.evm.MutatingProxy;
import io.trigpoint.node.evm.RpcChain;
import io.trigpoint.node.evm.RpcTransactions;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I-17 and I-18 on a chain that reorganises, grows dear and enforces its pool's rules. */
class InvariantI17TroubleTest {
  private static final BigInteger GWEI = BigInteger.TEN.pow(9);

  private OutboxFixture net;

  @BeforeEach
  void start() {
    net = new OutboxFixture(AnvilNode.start(4));
  }

  @AfterEach
  void stop() {
    net.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void whatAReorganisationTakesAwayIsSentAgainAndCountsOnce(int depth) {
    net.outbox.submit(net.mintOne("mint:1"));
    net.outbox.submit(net.mintOne("mint:2"));
    net.pump().step();
    net.anvil.mine(depth);
    net.pump().step();
    assertThat(net.minted()).isEqualTo(2);
    net.anvil.reorg(depth);
    assertThat(net.minted()).isZero();
    net.pass(OutboxFixture.REBROADCAST_AFTER);
    net.pump().step();
    settle("mint:1", "mint:2");
    assertThat(net.minted()).isEqualTo(2);
    assertThat(net.gateway.transactionCount(net.account.address())).isEqualTo(2);
  }

  @Test
  void throughABaseFeeSpikeEveryReplacementIsTakenByAPoolWithGethsRule() {
    try (MutatingProxy proxy = MutatingProxy.before(net.anvil.endpoint());
        JsonRpc rpc = new JsonRpc(List.of(proxy.endpoint()), Duration.ofSeconds(10))) {
      proxy.enforceReplacementRule();
      RpcChain chain = new RpcChain(rpc, new Finality.Finalized());
      RpcTransactions through = new RpcTransactions(rpc, chain);
      net.outbox.submit(net.mintOne("mint:1"));
      net.pump(through).step();
      net.anvil.baseFee(GWEI.multiply(BigInteger.valueOf(40)));
      for (int i = 0; i < 3; i++) {
        net.pass(OutboxFixture.RAISE_AFTER);
        net.pump(through).step();
        net.anvil.mine(1);
      }
      assertThat(allAttempts("mint:1"))
          .hasSizeGreaterThan(1)
          .allSatisfy(complaint -> assertThat(complaint).isNotEqualTo(Complaint.UNDERPRICED));
      settle("mint:1");
      assertThat(net.minted()).isEqualTo(1);
    }
  }

  @Test
  void anIntentThatCannotPayHoldsUpNobody() {
    BigInteger low = GWEI.multiply(BigInteger.valueOf(5));
    net.outbox.submit(net.mintOne("mint:1"));
    net.pump(net.gateway, low).step();
    net.anvil.baseFee(GWEI.multiply(BigInteger.valueOf(8)));
    net.anvil.mine(1);
    net.pass(OutboxFixture.GIVE_UP_AFTER);
    net.pump(net.gateway, low).step();
    assertThat(only().latest().empty()).as("its nonce is freed").isTrue();
    net.outbox.submit(net.mintOne("mint:2"));
    net.pump(net.gateway, low).step();
    assertThat(net.outbox.inFlight(net.account.address())).as("no nonce while dear").hasSize(1);
    net.anvil.mine(10);
    net.pump(net.gateway, low).step();
    assertThat(net.minted()).isZero();
    net.anvil.baseFee(GWEI);
    net.pump(net.gateway, low).step();
    settle("mint:1", "mint:2");
    assertThat(net.minted()).isEqualTo(2);
    assertThat(net.gateway.transactionCount(net.account.address())).isEqualTo(3);
  }

  @Test
  void aWithdrawnIntentIsEmptiedAndTheOneBehindItIsMined() {
    net.outbox.submit(net.mintOne("mint:1"));
    net.outbox.submit(net.mintOne("mint:2"));
    net.pump().step();
    net.outbox.withdraw("mint:1", "not any more");
    net.pump().step();
    settle("mint:2");
    net.pump().step();
    assertThat(net.outbox.status("mint:1")).isEqualTo(new IntentStatus.Failed("not any more"));
    assertThat(net.minted()).isEqualTo(1);
  }

  @Test
  void anIntentThatExpiresBeforeItIsSentIsNotSent() {
    Intent call = net.mintOne("mint:1");
    net.outbox.submit(new Intent("mint:1", call.to(), call.calldata(), 0, net.now()));
    net.pump().step();
    assertThat(net.outbox.status("mint:1")).isInstanceOf(IntentStatus.Failed.class);
    assertThat(net.gateway.transactionCount(net.account.address())).isZero();
  }

  @Test
  void aNonceThatAReorganisationLeftOpenIsFilled() {
    Intent elsewhere = net.mintOne("elsewhere");
    Fees fees = Fees.lasting(net.gateway.baseFee(), net.gateway.priorityFee(), 8);
    SignedTransaction foreign = net.account.sign(elsewhere, 0, 100_000, fees);
    assertThat(net.gateway.broadcast(Hex.bytes(foreign.raw()))).isEmpty();
    net.anvil.mine(1);
    net.outbox.submit(net.mintOne("mint:1"));
    net.pump().step();
    assertThat(only().nonce()).isEqualTo(1);
    net.anvil.reorg(1);
    assertThat(net.gateway.transactionCount(net.account.address())).isZero();
    net.pass(OutboxFixture.RAISE_AFTER);
    net.pump().step();
    settle("mint:1", "nonce:" + net.account.address().hex() + ":0");
    assertThat(net.minted()).isEqualTo(1);
    assertThat(net.gateway.transactionCount(net.account.address())).isEqualTo(2);
  }

  private void settle(String... intents) {
    for (int i = 0; i < 4; i++) {
      net.anvil.mine(12);
      net.pass(OutboxFixture.REBROADCAST_AFTER);
      net.pump().step();
    }
    for (String intent : intents) {
      net.assertMined(intent);
    }
  }

  private InFlight only() {
    List<InFlight> all = net.outbox.inFlight(net.account.address());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private List<Complaint> allAttempts(String intent) {
    return net.outbox.inFlight(net.account.address()).stream()
        .filter(each -> each.intent().id().equals(intent))
        .flatMap(each -> each.attempts().stream())
        .map(OutboxJournal.Attempt::complaint)
        .toList();
  }
}

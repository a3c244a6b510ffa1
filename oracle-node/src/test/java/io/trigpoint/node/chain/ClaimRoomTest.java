package io.trigpoint.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.StablecoinCalls;
import io.trigpoint.node.chain.Intent.Urgency;
import io.trigpoint.node.chain.OutboxJournal.InFlight;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who of many intents goes first, on a real chain and database. */
class ClaimRoomTest {
  private static final int MORE_THAN_A_PAGE = 20;

  private OutboxFixture net;

  @BeforeEach
  void start() {
    net = new OutboxFixture();
  }

  @AfterEach
  void stop() {
    net.close();
  }

  @Test
  void manyThatRestHideNobodyBehindThem() {
    for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
      net.outbox.submit(refused("refused:" + i));
    }
    net.outbox.submit(net.mintOne("mint:1"));
    net.pump().step();
    assertThat(inFlight()).containsExactly("mint:1");
  }

  @Test
  void aResultGoesBeforeASaleAndASaleBeforeAClaim() {
    net.outbox.submit(mint("claim:1", Urgency.CLAIM));
    net.outbox.submit(mint("sale:1", Urgency.SALE));
    net.outbox.submit(mint("epoch:1:result", Urgency.RESULT));
    net.pump().step();
    assertThat(inFlight()).containsExactly("epoch:1:result", "sale:1", "claim:1");
  }

  @Test
  void aClaimGetsNoNonceWhileAResultWaitsForOne() {
    net.outbox.submit(mint("claim:1", Urgency.CLAIM));
    net.outbox.submit(refused("epoch:1:result"));
    net.pump().step();
    assertThat(inFlight()).isEmpty();
  }

  @Test
  void fewClaimsAreOnTheirWayAtOnceAndAllArriveInTheEnd() {
    for (int i = 0; i < 5; i++) {
      net.outbox.submit(mint("claim:" + i, Urgency.CLAIM));
    }
    net.pump().step();
    assertThat(inFlight()).containsExactly("claim:0", "claim:1");
    for (int i = 0; i < 5; i++) {
      net.makeFinal();
      net.pump().step();
    }
    assertThat(net.minted()).isEqualTo(5);
    net.assertMined("claim:4");
  }

  @Test
  void withoutFundsForBothTheResultIsSentAndTheClaimTakesNoNonce() {
    Fees now = OutboxPolicy.standard().offer(prices());
    net.anvil.fund(net.account.address(), now.maxFee().multiply(ClaimRoom.KEPT_GAS));
    net.outbox.submit(mint("claim:1", Urgency.CLAIM));
    net.pump().step();
    assertThat(inFlight()).isEmpty();
    net.outbox.submit(mint("epoch:1:result", Urgency.RESULT));
    net.pump().step();
    assertThat(inFlight()).containsExactly("epoch:1:result");
    net.anvil.fund(net.account.address());
    net.pump().step();
    assertThat(inFlight()).containsExactly("epoch:1:result", "claim:1");
  }

  private OutboxSight.Prices prices() {
    return new OutboxSight.Prices(net.gateway.baseFee(), net.gateway.priorityFee());
  }

  private Intent mint(String id, Urgency urgency) {
    Intent call = net.mintOne(id);
    return new Intent(id, call.to(), call.calldata(), 0, Long.MAX_VALUE, urgency);
  }

  /** Gives away coins that the account does not have. */
  private Intent refused(String id) {
    String call = StablecoinCalls.transfer(net.holder.hex(), BigInteger.TWO);
    return new Intent(id, net.coin, call, 0);
  }

  private List<String> inFlight() {
    return net.outbox.inFlight(net.account.address()).stream()
        .map(InFlight::intent)
        .map(Intent::id)
        .toList();
  }
}

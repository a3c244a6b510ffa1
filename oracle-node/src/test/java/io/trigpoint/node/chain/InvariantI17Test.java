package io.trigpoint.node.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.contracts.Hex;
import io.trigpoint.contracts.StablecoinCalls;
import io.trigpoint.node.chain.OutboxJournal.InFlight;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.generated.Uint256;

/** I-17: one intent has at most one effect, across retries, crashes, fee raises and reorgs. */
class InvariantI17Test {
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
  void submittingTwiceIsOneEffect() {
    net.outbox.submit(net.mintOne("mint:1"));
    net.pump().step();
    net.outbox.submit(net.mintOne("mint:1"));
    net.pump().step();
    net.makeFinal();
    net.pump().step();
    net.outbox.submit(net.mintOne("mint:1"));
    net.pump().step();
    net.makeFinal();
    net.assertMined("mint:1");
    assertThat(net.minted()).isEqualTo(1);
  }

  @Test
  void aMinedCallIsPendingUntilItsBlockIsFinalAndThenTellsItsLogs() {
    net.outbox.submit(net.mintOne("mint:1"));
    net.pump().step();
    net.anvil.mine(1);
    net.pump().step();
    assertThat(net.outbox.status("mint:1")).isInstanceOf(IntentStatus.Pending.class);
    net.makeFinal();
    net.pump().step();
    IntentStatus.Mined mined = (IntentStatus.Mined) net.outbox.status("mint:1");
    assertThat(mined.logs().stream().flatMap(log -> StablecoinCalls.decodeTransfer(log).stream()))
        .extracting(StablecoinCalls.Transfer::value)
        .containsExactly(BigInteger.ONE);
  }

  @Test
  void aCrashBetweenStoringAndSendingSendsTheStoredBytesLater() {
    net.outbox.submit(net.mintOne("mint:1"));
    TransactionGateway dying = new DyingGateway(net.gateway);
    assertThatThrownBy(() -> net.pump(dying).step()).isInstanceOf(Crash.class);
    InFlight stored = onlyInFlight();
    assertThat(net.isKnown(stored.latest().transaction().hash())).isFalse();

    net.pump().step();
    assertThat(net.isKnown(stored.latest().transaction().hash())).isTrue();
    net.makeFinal();
    net.pump().step();
    net.assertMined("mint:1");
    assertThat(net.minted()).isEqualTo(1);
  }

  @Test
  void aCrashBetweenSendingAndNotingItIsHarmless() {
    net.outbox.submit(net.mintOne("mint:1"));
    assertThatThrownBy(() -> net.pump(new DyingGateway(net.gateway)).step())
        .isInstanceOf(Crash.class);
    String raw = onlyInFlight().latest().transaction().raw();
    assertThat(net.gateway.broadcast(Hex.bytes(raw))).isEmpty();
    net.pump().step();
    net.makeFinal();
    net.pump().step();
    net.assertMined("mint:1");
    assertThat(net.minted()).isEqualTo(1);
  }

  @Test
  void aDroppedTransactionIsSentAgainByteForByte() {
    net.outbox.submit(net.mintOne("mint:1"));
    net.pump().step();
    Hash32 sent = onlyInFlight().latest().transaction().hash();
    net.anvil.drop(sent.hex());
    assertThat(net.isKnown(sent)).isFalse();
    net.pass(OutboxFixture.REBROADCAST_AFTER);
    net.pump().step();
    assertThat(net.isKnown(sent)).isTrue();
    net.makeFinal();
    net.pump().step();
    net.assertMined("mint:1");
  }

  @Test
  void aReorgedTransactionIsSentAgainAndCountsOnce() {
    net.outbox.submit(net.mintOne("mint:1"));
    net.pump().step();
    net.anvil.mine(1);
    net.pump().step();
    assertThat(net.minted()).isEqualTo(1);
    net.anvil.reorg(1);
    assertThat(net.minted()).isEqualTo(0);
    net.pass(OutboxFixture.REBROADCAST_AFTER);
    net.pump().step();
    net.makeFinal();
    net.pump().step();
    net.assertMined("mint:1");
    assertThat(net.minted()).isEqualTo(1);
  }

  @Test
  void aRaisedFeeReplacesAndEitherHashSettles() {
    net.outbox.submit(net.mintOne("mint:1"));
    net.pump().step();
    net.pass(OutboxFixture.RAISE_AFTER);
    net.pump().step();
    InFlight raised = onlyInFlight();
    assertThat(raised.attempts()).hasSize(2);
    Fees before = raised.attempts().getFirst().transaction().fees();
    Fees after = raised.latest().transaction().fees();
    assertThat(after.maxFee().multiply(BigInteger.valueOf(1000)))
        .isGreaterThanOrEqualTo(before.maxFee().multiply(BigInteger.valueOf(1125)));
    assertThat(after.priorityFee().multiply(BigInteger.valueOf(1000)))
        .isGreaterThanOrEqualTo(before.priorityFee().multiply(BigInteger.valueOf(1125)));

    net.anvil.drop(raised.latest().transaction().hash().hex());
    String first = raised.attempts().getFirst().transaction().raw();
    assertThat(net.gateway.broadcast(Hex.bytes(first))).isEmpty();
    net.makeFinal();
    net.pump().step();
    net.assertMined("mint:1");
    assertThat(net.minted()).isEqualTo(1);
  }

  @Test
  void aNonceUsedBySomebodyElseIsNoticedAndTheIntentGetsAnother() {
    net.outbox.submit(net.mintOne("mint:1"));
    net.pump().step();
    Hash32 ours = onlyInFlight().latest().transaction().hash();
    net.anvil.drop(ours.hex());
    Fees fees = onlyInFlight().latest().transaction().fees();
    SignedTransaction foreign =
        net.account.sign(net.mintOne("elsewhere"), onlyInFlight().nonce(), 100_000, fees.raised());
    assertThat(net.gateway.broadcast(Hex.bytes(foreign.raw()))).isEmpty();
    net.makeFinal();
    net.pump().step();
    net.makeFinal();
    net.pump().step();
    net.assertMined("mint:1");
    assertThat(net.minted()).isEqualTo(2);
  }

  @Test
  void aCallThatWouldRevertFailsWithoutBeingSent() {
    Intent impossible = new Intent("mint:never", net.coin, "0xdeadbeef", 0);
    net.outbox.submit(impossible);
    net.pump().step();
    net.pass(OutboxFixture.REFUSED_FOR.minusMillis(1));
    net.pump().step();
    assertThat(net.outbox.status("mint:never")).isInstanceOf(IntentStatus.Pending.class);
    net.pass(Duration.ofMillis(1));
    net.pump().step();
    assertThat(net.outbox.status("mint:never")).isInstanceOf(IntentStatus.Failed.class);
    assertThat(net.gateway.transactionCount(net.account.address())).isZero();
  }

  @Test
  void aCallThatRevertsInItsBlockFailsWithTheReason() {
    BigInteger tooMuch = BigInteger.ONE;
    net.outbox.submit(net.mintOne("mint:1"));
    net.pump().step();
    net.makeFinal();
    net.pump().step();
    String take = transfer(new EvmAddress("0x" + "55".repeat(20)), tooMuch);
    Intent intent = new Intent("take", net.coin, take, 0);
    net.outbox.submit(intent);
    assertThat(net.outbox.assign(net.account.address(), intent, 1, n -> signTake(take, n)))
        .isPresent();
    net.pass(OutboxFixture.REBROADCAST_AFTER);
    net.pump().step();
    net.makeFinal();
    net.pump().step();
    assertThat(net.outbox.status("take"))
        .isInstanceOfSatisfying(
            IntentStatus.Failed.class, failed -> assertThat(failed.reason()).contains("revert"));
  }

  @Test
  void anUnknownIntentIsUnknown() {
    assertThat(net.outbox.status("nobody")).isInstanceOf(IntentStatus.Unknown.class);
  }

  private SignedTransaction signTake(String calldata, long nonce) {
    Fees fees = Fees.lasting(net.gateway.baseFee(), net.gateway.priorityFee(), 8);
    return net.account.sign(new Intent("take", net.coin, calldata, 0), nonce, 100_000, fees);
  }

  private static String transfer(EvmAddress to, BigInteger value) {
    return FunctionEncoder.encode(
        new Function("transfer", List.of(new Address(to.hex()), new Uint256(value)), List.of()));
  }

  private InFlight onlyInFlight() {
    List<InFlight> all = net.outbox.inFlight(net.account.address());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  /** The process dies at the moment when it would send. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final class DyingGateway implements TransactionGateway {
    private final TransactionGateway real;

    DyingGateway(TransactionGateway real) {
      this.real = real;
    }

    @Override
    public List<String> broadcast(byte[] raw) {
      throw new Crash();
    }

    @Override
    public Estimate estimate(EvmAddress from, EvmAddress to, String calldata) {
      return real.estimate(from, to, calldata);
    }

    @Override
    public BigInteger balance(EvmAddress account) {
      return real.balance(account);
    }

    @Override
    public BigInteger baseFee() {
      return real.baseFee();
    }

    @Override
    public BigInteger priorityFee() {
      return real.priorityFee();
    }

    @Override
    public long transactionCount(EvmAddress account) {
      return real.transactionCount(account);
    }

    @Override
    public long finalTransactionCount(EvmAddress account) {
      return real.finalTransactionCount(account);
    }

    @Override
    public Optional<Receipt> receipt(Hash32 transaction) {
      return real.receipt(transaction);
    }

    @Override
    public Refusal refusal(EvmAddress from, EvmAddress to, String calldata, long block) {
      return real.refusal(from, to, calldata, block);
    }
  }
}

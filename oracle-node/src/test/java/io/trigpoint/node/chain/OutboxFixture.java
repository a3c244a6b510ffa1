package io.trigpoint.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.Deployment;
import io.trigpoint.contracts.StablecoinCalls;
import io.trigpoint.node.evm.AnvilNode;
import io.trigpoint.node.evm.Finality;
import io.trigpoint.node.evm.RpcChain;
import io.trigpoint.node.evm.RpcTransactions;
import io.trigpoint.node.store.SqlChainOutbox;
import io.trigpoint.node.store.SqlTransactions;
import io.trigpoint.node.store.TestDatabase;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.web3j.crypto.ECKeyPair;

/**
 * An outbox on a real database, and a chain that mines when told to; each intent mints one coin.
 */
final class OutboxFixture implements AutoCloseable {
  static final Duration RAISE_AFTER = Duration.ofSeconds(30);
  static final Duration REBROADCAST_AFTER = Duration.ofSeconds(6);
  static final Duration GIVE_UP_AFTER = Duration.ofMinutes(10);
  static final Duration REFUSED_FOR = Duration.ofSeconds(20);

  final AnvilNode anvil;
  final RpcChain chain;
  final TransactionGateway gateway;
  final SqlChainOutbox outbox;
  final SendingAccount account;
  final EvmAddress coin;
  final EvmAddress holder = new EvmAddress("0x" + "77".repeat(20));

  private final AtomicReference<Instant> now = new AtomicReference<>(Clock.systemUTC().instant());
  private final InstantSource clock = now::get;

  OutboxFixture() {
    this(AnvilNode.start());
  }

  OutboxFixture(AnvilNode anvil) {
    this.anvil = anvil;
    Deployment contracts = anvil.deploy(Map.of());
    coin = new EvmAddress(contracts.addressOf("Stablecoin"));
    anvil.mineOnlyWhenTold();
    chain = new RpcChain(anvil.rpc(), new Finality.Finalized());
    gateway = new RpcTransactions(anvil.rpc(), chain);
    ECKeyPair key = ECKeyPair.create(BigInteger.valueOf(4242));
    account = new SendingAccount(anvil.chainId(), key);
    anvil.fund(account.address());
    anvil.mine(1);
    outbox = new SqlChainOutbox(new SqlTransactions(TestDatabase.fresh()), clock);
  }

  OutboxPump pump() {
    return pump(gateway);
  }

  OutboxPump pump(TransactionGateway through) {
    return pump(through, BigInteger.TEN.pow(12));
  }

  OutboxPump pump(TransactionGateway through, BigInteger highestFee) {
    OutboxPolicy policy =
        new OutboxPolicy(REBROADCAST_AFTER, RAISE_AFTER, GIVE_UP_AFTER, REFUSED_FOR, highestFee, 8);
    return new OutboxPump(outbox, through, account, policy, clock);
  }

  Intent mintOne(String id) {
    String call = StablecoinCalls.mint(holder.hex(), BigInteger.ONE);
    return new Intent(id, coin, call, 0);
  }

  void pass(Duration time) {
    var _ = now.updateAndGet(instant -> instant.plus(time));
  }

  long now() {
    return clock.millis();
  }

  /** Mines what waits and enough blocks on top that it is final. */
  void makeFinal() {
    anvil.mine(4);
  }

  BigInteger minted() {
    return StablecoinCalls.decodeBalanceOf(
        chain.call(coin, StablecoinCalls.balanceOf(holder.hex())));
  }

  boolean isKnown(Hash32 transaction) {
    return anvil.knows(transaction.hex());
  }

  void assertMined(String id) {
    assertThat(outbox.status(id)).isInstanceOf(IntentStatus.Mined.class);
  }

  @Override
  public void close() {
    anvil.close();
  }
}

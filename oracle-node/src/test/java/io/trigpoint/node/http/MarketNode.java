package io.trigpoint.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.Deployment;
import io.trigpoint.contracts.StablecoinCalls;
import io.trigpoint.node.chain.ChainUnavailable;
import io.trigpoint.node.chain.OutboxPolicy;
import io.trigpoint.node.chain.OutboxPump;
import io.trigpoint.node.chain.SendingAccount;
import io.trigpoint.node.evm.AnvilNode;
import io.trigpoint.node.evm.Finality;
import io.trigpoint.node.evm.RpcChain;
import io.trigpoint.node.evm.RpcTransactions;
import io.trigpoint.node.market.CatalogueListing;
import io.trigpoint.node.market.PaidReads;
import io.trigpoint.node.market.Settlements;
import io.trigpoint.node.market.Shelf;
import io.trigpoint.node.store.ScratchDatabase;
import io.trigpoint.node.store.SqlChainOutbox;
import io.trigpoint.node.store.SqlPurchaseLedger;
import io.trigpoint.node.store.SqlReadingCatalogue;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.rewards.epoch.TokenAmount;
import io.trigpoint.rewards.epoch.TokenId;
import io.trigpoint.rewards.market.PaymentToken;
import io.trigpoint.rewards.market.Tariff;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.web3j.crypto.ECKeyPair;

/** The market of a node: real door, real PostgreSQL, real chain with the real contracts. */
final class MarketNode implements AutoCloseable {
  static final EvmAddress ALICE = new EvmAddress("0x" + "a1".repeat(20));
  static final EvmAddress BOB = new EvmAddress("0x" + "b0".repeat(20));
  static final int ROWS = 5;
  static final long PRICE_PER_ROW = 100;

  final ScratchDatabase database = ScratchDatabase.fresh();
  final AnvilNode anvil = AnvilNode.start();
  final Tariff tariff;
  final SqlPurchaseLedger ledger =
      new SqlPurchaseLedger(database.transactions(), InstantSource.system());
  final Settlements settlements;

  private final Vertx vertx = Vertx.vertx();
  private final Offload offload = new Offload(256);
  private final HttpDoor door;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicBoolean sending = new AtomicBoolean(true);
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final RpcChain chain = new RpcChain(anvil.rpc(), new Finality.Depth(0));
  private final CompletableFuture<Void> pump;

  /** Reads wait for a transfer for as long as {@code patience}. */
  MarketNode(Duration patience) throws Exception {
    Deployment contracts = anvil.deploy(Map.of());
    PaymentToken coin =
        new PaymentToken(
            anvil.chainId(),
            TokenId.ofHex(contracts.addressOf("Stablecoin")),
            "Trigpoint Local USD",
            "1");
    tariff =
        new Tariff(
            coin,
            new EvmAddress(contracts.addressOf("Distributor")),
            TokenAmount.of(PRICE_PER_ROW),
            60);
    SqlChainOutbox outbox = new SqlChainOutbox(database.transactions(), InstantSource.system());
    settlements = new Settlements(ledger, outbox, tariff, InstantSource.system());
    SqlReadingCatalogue catalogue = new SqlReadingCatalogue(database.transactions());
    PaidReads reads =
        new PaidReads(
            catalogue, ledger, settlements, chain, tariff, patience, InstantSource.system());
    door =
        new HttpDoor(
            vertx,
            IntakeNode.LIMITS,
            List.of(
                new CorsRoute(),
                new ReadingsRoute(reads, coin.network(), offload),
                new CatalogueRoute(new CatalogueListing(catalogue, tariff), offload)));
    port = door.open("127.0.0.1", 0).await(60, TimeUnit.SECONDS);
    pump = CompletableFuture.runAsync(() -> pump(outbox), Thread::startVirtualThread);
    stock();
  }

  private void stock() {
    Shelf shelf = new Shelf(database);
    shelf.epoch(1, "FINAL");
    shelf.readings(1, ALICE, 3, "ACCEPTED");
    shelf.readings(1, BOB, 2, "ACCEPTED");
    shelf.readings(1, new EvmAddress("0x" + "cc".repeat(20)), 4, "REFUSED");
    shelf.epoch(2, "SEALED");
    shelf.readings(2, ALICE, 7, "ACCEPTED");
  }

  private void pump(SqlChainOutbox outbox) {
    SendingAccount account =
        new SendingAccount(anvil.chainId(), ECKeyPair.create(BigInteger.valueOf(4242)));
    anvil.fund(account.address());
    OutboxPump sender =
        new OutboxPump(
            outbox,
            new RpcTransactions(anvil.rpc(), chain),
            account,
            OutboxPolicy.standard(),
            InstantSource.system());
    while (open.get()) {
      if (sending.get()) {
        try {
          sender.step();
        } catch (ChainUnavailable again) {
          LockSupport.parkNanos(1);
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Stops or starts sending, as a node that is down for a while. */
  void send(boolean now) {
    sending.set(now);
  }

  Buyer buyer(int number, long funds) {
    Buyer buyer = new Buyer(ECKeyPair.create(BigInteger.valueOf(1_000_003L + number)), tariff);
    var _ =
        anvil.send(
            Map.of(
                "from",
                anvil.accounts().getFirst(),
                "to",
                tariff.token().id().hex(),
                "data",
                StablecoinCalls.mint(buyer.address().hex(), BigInteger.valueOf(funds))));
    return buyer;
  }

  BigInteger balance(EvmAddress account) {
    return StablecoinCalls.decodeBalanceOf(
        chain.call(tariff.token().id().address(), StablecoinCalls.balanceOf(account.hex())));
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return client.send(request(path, headers), HttpResponse.BodyHandlers.ofString());
  }

  /** The first offer that a read without payment is answered with. */
  JsonObject offer(String path) throws Exception {
    return Buyer.offer(get(path));
  }

  /** The code that a payment is refused with; no row comes with it. */
  String refusal(String path, String header) throws Exception {
    HttpResponse<String> answer = get(path, "PAYMENT-SIGNATURE", header);
    assertThat(answer.statusCode()).isEqualTo(402);
    assertThat(answer.body()).doesNotContain("rows");
    return new JsonObject(answer.body()).getString("code");
  }

  HttpResponse<String> preflight(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url(path)))
            .header("Origin", "https://buyer.example")
            .header("Access-Control-Request-Method", "GET")
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url(path)))
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(Duration.ofSeconds(60));
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }

  @Override
  public void close() {
    open.set(false);
    var _ = pump.join();
    var _ = door.close().toCompletionStage().toCompletableFuture().join();
    var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
    client.close();
    offload.close();
    anvil.close();
    database.close();
  }
}

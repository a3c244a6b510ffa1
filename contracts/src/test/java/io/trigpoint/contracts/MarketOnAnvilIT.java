package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.contracts.DataMarketCalls.OrderState;
import io.trigpoint.contracts.MarketEvent.Cancelled;
import io.trigpoint.contracts.MarketEvent.OfferActiveSet;
import io.trigpoint.contracts.MarketEvent.OfferListed;
import io.trigpoint.contracts.MarketEvent.OfferPriceSet;
import io.trigpoint.contracts.MarketEvent.Ordered;
import io.trigpoint.contracts.MarketEvent.Released;
import io.trigpoint.contracts.MarketEvent.SaleDivided;
import io.trigpoint.contracts.MarketEvent.SellerAllowed;
import io.trigpoint.contracts.MarketEvent.Subscribed;
import io.trigpoint.contracts.MarketEvent.TokenAllowed;
import java.math.BigInteger;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicStruct;

/** Offers, orders and subscriptions against the deployed market. */
class MarketOnAnvilIT extends DeployedContracts {
  private static final BigInteger PRICE = BigInteger.valueOf(50);
  private static final long MONTH = 30L * 24 * 3600;
  private static final long DAY = 24L * 3600;
  private static final DataTerms TERMS =
      new DataTerms(
          List.of(0x851f1d4bfffffffL, 0x851f1d4ffffffffL), 1L << 3, 10, 40, BigInteger.ONE, ROOT);

  private String market = "";
  private String usd = "";
  private String buyer = "";
  private String seller = "";

  @BeforeEach
  void deployMarket() {
    market = create(creation(this));
    usd = at("Stablecoin");
    seller = account(3);
    buyer = account(4);
    assertThat(events(account(0), DataMarketCalls.setTokenAllowed(usd, true)))
        .containsExactly(new TokenAllowed(usd, true));
    assertThat(events(account(0), DataMarketCalls.setSellerAllowed(seller, true)))
        .containsExactly(new SellerAllowed(seller, true));
    BigInteger funds = BigInteger.valueOf(10_000);
    var _ = send(buyer, "Stablecoin", StablecoinCalls.mint(buyer, funds));
    String allow = Abi.call("approve(address,uint256)", Abi.address(market), Abi.uint256(funds));
    var _ = send(buyer, "Stablecoin", allow);
  }

  static String creation(DeployedContracts network) {
    DynamicArray<Address> none = new DynamicArray<>(Address.class, List.of());
    return Artifact.load("DataMarket")
        .creation(
            new DynamicStruct(
                Abi.address(account(0)),
                Abi.address(network.at("SignerSets")),
                Abi.address(network.at("EpochRoots")),
                Abi.address(network.at("Distributor")),
                Abi.address(account(8)),
                Abi.uint64(2),
                Abi.uint32(800_000),
                Abi.uint32(150_000),
                Abi.uint32(50_000),
                none,
                none));
  }

  @Test
  void aSellerListsChangesAndClosesAnOffer() {
    DataListing listing = new DataListing(usd, MONTH, 2, PRICE);
    BigInteger offerId = listing.offerId(seller, TERMS.hash());
    assertThat(events(seller, DataMarketCalls.list(TERMS, listing)))
        .containsExactly(new OfferListed(offerId, seller, TERMS.hash(), TERMS, listing));
    assertThat(events(seller, DataMarketCalls.setPrice(offerId, BigInteger.TEN)))
        .containsExactly(new OfferPriceSet(offerId, BigInteger.TEN));
    assertThat(events(seller, DataMarketCalls.setActive(offerId, false)))
        .containsExactly(new OfferActiveSet(offerId, false));
  }

  @Test
  void anExpiredOrderGoesBackToItsBuyer() {
    OrderTerms terms = order(listed(0));
    BigInteger orderId = terms.orderId(buyer);
    BigInteger amount = BigInteger.valueOf(600);
    assertThat(events(buyer, DataMarketCalls.order(terms)))
        .containsExactly(new Ordered(orderId, buyer, terms.offerId(), amount, terms));
    DataMarketCalls.Order open = orderOf(orderId);
    assertThat(open)
        .isEqualTo(
            new DataMarketCalls.Order(
                buyer, terms.deliverBy(), 600_000, OrderState.OPEN, usd, amount));
    assertThatThrownBy(() -> events(buyer, DataMarketCalls.cancel(orderId)))
        .hasMessageContaining("revert");
    passTime(3 * DAY);
    assertThat(events(account(7), DataMarketCalls.cancel(orderId)))
        .containsExactly(new Cancelled(orderId, usd, amount));
    assertThat(orderOf(orderId).state()).isEqualTo(OrderState.CANCELLED);
    assertThat(balance("Stablecoin", buyer)).isEqualTo(BigInteger.valueOf(10_000));
  }

  @Test
  void aQuorumReleasesWhatWasDelivered() {
    OrderTerms terms = order(listed(0));
    var _ = events(buyer, DataMarketCalls.order(terms));
    OrderRelease release = new OrderRelease(terms.orderId(buyer), 1, 1, 750_000, ROOT);
    String call = DataMarketCalls.release(release, sign(release, 3).proof());
    assertThatThrownBy(
            () -> events(account(7), DataMarketCalls.release(release, sign(release, 2).proof())))
        .hasMessageContaining("revert");
    assertThat(events(account(7), call))
        .containsExactly(
            new Released(
                release.orderId(),
                1,
                usd,
                BigInteger.valueOf(450),
                BigInteger.valueOf(150),
                750_000,
                ROOT),
            new SaleDivided(
                "0x%064x".formatted(release.orderId()),
                usd,
                BigInteger.valueOf(360),
                BigInteger.valueOf(67),
                BigInteger.valueOf(23)));
    assertThat(orderOf(release.orderId()).state()).isEqualTo(OrderState.RELEASED);
    assertThatThrownBy(() -> events(account(7), call)).hasMessageContaining("revert");
  }

  @Test
  void aSubscriptionIsDividedAtOnce() {
    BigInteger offerId = listed(MONTH);
    String reader = account(6);
    SubscriptionTerms terms = new SubscriptionTerms(offerId, 3, PRICE, reader, SOME_HASH);
    String saleId = terms.subscriptionId(buyer);
    List<MarketEvent> events = events(buyer, DataMarketCalls.subscribe(terms));
    long until =
        DataMarketCalls.decodeSubscribedUntil(
            askAt(market, DataMarketCalls.subscribedUntil(offerId, reader)));
    assertThat(events)
        .containsExactly(
            new Subscribed(offerId, reader, buyer, saleId, usd, BigInteger.valueOf(150), until),
            new SaleDivided(
                saleId,
                usd,
                BigInteger.valueOf(120),
                BigInteger.valueOf(22),
                BigInteger.valueOf(8)));
    assertThat(balance("Stablecoin", at("Distributor"))).isEqualTo(BigInteger.valueOf(142));
    assertThat(balance("Stablecoin", account(8))).isEqualTo(BigInteger.valueOf(8));
    assertThat(DataMarketCalls.decodeCreditOf(askAt(market, DataMarketCalls.creditOf(usd, buyer))))
        .isZero();
  }

  private QuorumSignatures sign(OrderRelease release, int count) {
    TreeMap<Integer, CompactSignature> byIndex = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      byIndex.put(i, CompactSignature.sign(release.digest(chainId(), market), OPERATORS.get(i)));
    }
    return QuorumSignatures.of(byIndex);
  }

  private BigInteger listed(long periodSeconds) {
    DataListing listing = new DataListing(usd, periodSeconds, 2, PRICE);
    var _ = events(seller, DataMarketCalls.list(TERMS, listing));
    return listing.offerId(seller, TERMS.hash());
  }

  private OrderTerms order(BigInteger offerId) {
    return new OrderTerms(
        offerId,
        TERMS.hash(),
        usd,
        BigInteger.valueOf(12),
        PRICE,
        600_000,
        now() + DAY,
        account(6),
        SOME_HASH);
  }

  private DataMarketCalls.Order orderOf(BigInteger orderId) {
    return DataMarketCalls.decodeOrderOf(askAt(market, DataMarketCalls.orderOf(orderId)));
  }

  private List<MarketEvent> events(String from, String data) {
    return sendTo(from, market, data).stream()
        .filter(log -> log.address().equals(market))
        .flatMap(log -> DataMarketEvents.decode(log).stream())
        .toList();
  }
}

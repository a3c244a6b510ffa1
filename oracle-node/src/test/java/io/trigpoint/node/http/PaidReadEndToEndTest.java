package io.trigpoint.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.TransferAuthorization;
import io.trigpoint.node.market.Shelf;
import io.trigpoint.report.Cell;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.crypto.ECKeyPair;

/** Reads bought over HTTP. Every test has buyers and authorizations of its own. */
@SuppressWarnings("NullAway.Init")
class PaidReadEndToEndTest {
  private static final String READ = "/v1/readings?kind=weather";
  private static final String SIGNATURE = "PAYMENT-SIGNATURE";
  private static MarketNode node;

  @BeforeAll
  static void open() throws Exception {
    node = new MarketNode(Duration.ofSeconds(20));
  }

  @AfterAll
  static void close() {
    node.close();
  }

  @Test
  void theStockClientPaysAndGetsItsRows() throws Exception {
    Buyer buyer = node.buyer(1, 10_000);
    JsonObject bought = stockClient(buyer, READ + "&limit=4");
    assertThat(bought.getInteger("status")).as("%s", bought).isEqualTo(200);
    assertThat(bought.getInteger("rows")).isEqualTo(4);
    assertThat(bought.getJsonObject("receipt").getBoolean("success")).isTrue();
    assertThat(bought.getJsonObject("receipt").getString("transaction")).hasSize(66);
    assertThat(node.balance(buyer.address())).isEqualTo(9_600);
  }

  @Test
  void aBuyerWhoSentAKeyGetsTheStoredAnswerAgain() throws Exception {
    Buyer buyer = node.buyer(4, 10_000);
    String header = Buyer.encoded(buyer.payment(offer(READ)));
    HttpResponse<String> first = node.get(READ, SIGNATURE, header, "Idempotency-Key", "mine");
    HttpResponse<String> again = node.get(READ, SIGNATURE, header, "Idempotency-Key", "mine");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(refusal(READ, header)).isEqualTo("market.authorization-used");
    assertThat(node.get(READ, SIGNATURE, header, "Idempotency-Key", "yours").statusCode())
        .isEqualTo(402);
    assertThat(node.balance(buyer.address())).isEqualTo(9_500);
  }

  @Test
  void refusesAPaymentWithAnotherSigner() throws Exception {
    JsonObject payment = node.buyer(7, 10_000).payment(offer(READ));
    payment
        .getJsonObject("payload")
        .getJsonObject("authorization")
        .put("from", node.buyer(8, 10_000).address().hex());
    assertThat(refusal(READ, Buyer.encoded(payment))).isEqualTo("market.bad-signature");
  }

  @Test
  void refusesTermsThatDifferFromTheOffer() throws Exception {
    Buyer buyer = node.buyer(9, 10_000);
    long now = System.currentTimeMillis() / 1000;
    assertThat(refused(buyer, buyer.address().hex(), 500, 0, now + 60))
        .isEqualTo("market.other-recipient");
    String payTo = node.tariff.payTo().hex();
    assertThat(refused(buyer, payTo, 499, 0, now + 60)).isEqualTo("market.other-amount");
    assertThat(refused(buyer, payTo, 500, now + 30, now + 60)).isEqualTo("market.not-yet-valid");
    assertThat(refused(buyer, payTo, 500, 0, now + 3)).isEqualTo("market.expires-too-soon");
    assertThat(node.balance(buyer.address())).isEqualTo(10_000);
  }

  @Test
  void refusesAPaymentMadeForAnotherResource() throws Exception {
    String header = Buyer.encoded(node.buyer(10, 10_000).payment(offer(READ + "&limit=5")));
    assertThat(refusal(READ + "&limit=6", header)).isEqualTo("market.unknown-offer");
  }

  @Test
  void refusesAnotherVersionOfTheProtocol() throws Exception {
    JsonObject payment = node.buyer(11, 10_000).payment(offer(READ)).put("x402Version", 1);
    assertThat(refusal(READ, Buyer.encoded(payment))).isEqualTo("market.unknown-version");
  }

  @Test
  void aPoorBuyerMayPayWithTheSameAuthorizationOnceThereIsMoney() throws Exception {
    Buyer buyer = node.buyer(12, 499);
    String header = Buyer.encoded(buyer.payment(offer(READ)));
    assertThat(refusal(READ, header)).isEqualTo("market.balance-too-low");
    assertThat(node.buyer(12, 1).address()).isEqualTo(buyer.address());
    assertThat(node.get(READ, SIGNATURE, header).statusCode()).isEqualTo(200);
  }

  @Test
  void theEchoedOfferMayDifferInTheCaseOfItsAddresses() throws Exception {
    Buyer buyer = node.buyer(13, 10_000);
    JsonObject offer = offer(READ);
    JsonObject upper =
        offer
            .copy()
            .put("asset", "0x" + offer.getString("asset").substring(2).toUpperCase(Locale.ROOT));
    HttpResponse<String> answer =
        node.get(READ, SIGNATURE, Buyer.encoded(buyer.payment(offer).put("accepted", upper)));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void anAmountThatIsNoStringIsNoOffer() throws Exception {
    JsonObject offer = offer(READ);
    JsonObject payment =
        node.buyer(14, 10_000).payment(offer).put("accepted", offer.copy().put("amount", 500));
    assertThat(refusal(READ, Buyer.encoded(payment))).isEqualTo("market.unknown-offer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%%%%",
        "not-base64_url",
        "e30=",
        "W10=",
        "bnVsbA==",
        "/////w==",
        "eyJ4NDAyVmVyc2lvbiI6Mn0=",
        "eyJ4NDAyVmVyc2lvbiI6IjIiLCJwYXlsb2FkIjp7fX0=",
        "eyJ4NDAyVmVyc2lvbiI6MiwicGF5bG9hZCI6W119",
        "eyJ4NDAyVmVyc2lvbiI6MiwicGF5bG9hZCI6eyJhdXRob3JpemF0aW9uIjoxfX0="
      })
  void aMalformedHeaderIsABadRequest(String header) throws Exception {
    HttpResponse<String> answer = node.get(READ, SIGNATURE, header);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new JsonObject(answer.body()).getString("code"))
        .isEqualTo("market.malformed-payment");
  }

  @ParameterizedTest
  @ValueSource(strings = {"value", "validAfter", "validBefore", "nonce", "from", "to"})
  void aPaymentWithoutAFieldOrWithAWrongOneIsABadRequest(String field) throws Exception {
    JsonObject offer = offer(READ);
    for (Object wrong : List.of("", 7, "-1", "9".repeat(79), "0x12")) {
      JsonObject payment = new Buyer(ECKeyPair.create(BigInteger.TWO), node.tariff).payment(offer);
      payment.getJsonObject("payload").getJsonObject("authorization").put(field, wrong);
      assertThat(node.get(READ, SIGNATURE, Buyer.encoded(payment)).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void aHugeHeaderIsRefusedBeforeItIsRead() throws Exception {
    byte[] padding = "x".repeat(9_000).getBytes(StandardCharsets.UTF_8);
    String huge = Base64.getEncoder().encodeToString(padding);
    assertThat(node.get(READ, SIGNATURE, huge).statusCode()).isIn(400, 431);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?kind=gold",
        "?kind=weather&cell=zz",
        "?kind=weather&from=9&to=3",
        "?kind=weather&limit=0",
        "?kind=weather&limit=501",
        "?kind=weather&kind=coverage",
        "?kind=weather&secret=1",
        "?kind=weather&from=now"
      })
  void aMalformedQueryIsABadRequest(String query) throws Exception {
    assertThat(node.get("/v1/readings" + query).statusCode()).isEqualTo(400);
  }

  @Test
  void rowsThatNobodyAcceptedOrThatAreNotComputedAreNotForSale() throws Exception {
    assertThat(offer(READ).getString("amount")).isEqualTo("500");
  }

  @Test
  void aQueryThatFindsNothingIsFree() throws Exception {
    String elsewhere = Cell.ofLatLng(-40, 100, 5).hex();
    HttpResponse<String> answer = node.get(READ + "&cell=" + elsewhere);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(answer.body()).getJsonArray("rows")).isEmpty();
    assertThat(offer(READ + "&cell=" + Shelf.GHENT.parent(5).hex()).getString("amount"))
        .isEqualTo("500");
  }

  @Test
  void theCatalogueShowsWhatIsOnSaleAndNoExactPlace() throws Exception {
    JsonObject catalogue = new JsonObject(node.get("/v1/catalogue").body());
    JsonObject weather = catalogue.getJsonArray("kinds").getJsonObject(0);
    assertThat(weather.getJsonArray("cells").getJsonObject(0).getLong("records")).isEqualTo(5);
    String cell = weather.getJsonArray("cells").getJsonObject(0).getString("cell");
    assertThat(Cell.parse(cell).resolution()).isEqualTo(7);
    JsonObject sample = weather.getJsonArray("sample").getJsonObject(0);
    assertThat(sample.getString("cell")).isEqualTo(cell);
    assertThat(sample.getJsonObject("values").getDouble("temperature_celsius")).isEqualTo(12.345);
  }

  @Test
  void aBrowserMaySendThePaymentAndReadTheReceipt() throws Exception {
    assertThat(node.preflight(READ).headers().firstValue("Access-Control-Allow-Headers"))
        .hasValueSatisfying(allowed ->
            assertThat(allowed).contains(SIGNATURE).contains("Access-Control-Expose-Headers"));
    assertThat(
            node.get(READ, "Origin", "https://buyer.example")
                .headers()
                .firstValue("Access-Control-Expose-Headers"))
        .hasValueSatisfying(exposed ->
            assertThat(exposed).contains("PAYMENT-REQUIRED").contains("PAYMENT-RESPONSE"));
  }

  private static JsonObject offer(String path) throws Exception {
    return node.offer(path);
  }

  private static String refused(Buyer buyer, String to, long value, long after, long before)
      throws Exception {
    return refusal(
        READ,
        Buyer.encoded(
            buyer.payment(
                offer(READ),
                terms ->
                    new TransferAuthorization(
                        terms.from(),
                        to,
                        BigInteger.valueOf(value),
                        BigInteger.valueOf(after),
                        BigInteger.valueOf(before),
                        terms.nonce()))));
  }

  private static String refusal(String path, String header) throws Exception {
    return node.refusal(path, header);
  }

  private static JsonObject stockClient(Buyer buyer, String path) throws Exception {
    ProcessBuilder command =
        new ProcessBuilder(
            "node",
            Path.of("src", "test", "node", "paid-read.mjs").toString(),
            node.url(path),
            node.tariff.token().network(),
            node.tariff.token().id().hex());
    command.environment().put("BUYER_KEY", buyer.keyHex());
    Process process = command.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return new JsonObject(said);
  }
}

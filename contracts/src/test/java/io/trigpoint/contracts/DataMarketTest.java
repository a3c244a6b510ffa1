package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.contracts.DataMarketCalls.Authorization;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference is viem, which reads the contract's ABI. */
class DataMarketTest {

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.MarketVectors#offers")
  void listsAnOfferUnderItsId(JsonNode vector) {
    DataTerms terms = MarketVectors.dataTerms(vector.required("terms"));
    DataListing listing = MarketVectors.listing(vector.required("listing"));
    assertThat(terms.hash()).isEqualTo(Vectors.text(vector, "termsHash"));
    assertThat(listing.offerId(Vectors.text(vector, "seller"), terms.hash()))
        .isEqualTo(Vectors.number(vector, "offerId"));
    assertThat(DataMarketCalls.list(terms, listing)).isEqualTo(Vectors.text(vector, "list"));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.MarketVectors#orders")
  void orders(JsonNode vector) {
    OrderTerms terms = MarketVectors.orderTerms(vector.required("terms"));
    Authorization authorization = MarketVectors.authorization(vector.required("authorization"));
    String buyer = Vectors.text(vector, "buyer");
    assertThat(terms.orderId(buyer)).isEqualTo(Vectors.number(vector, "orderId"));
    assertThat(DataMarketCalls.order(terms)).isEqualTo(Vectors.text(vector, "order"));
    assertThat(DataMarketCalls.orderWithAuthorization(buyer, terms, authorization))
        .isEqualTo(Vectors.text(vector, "orderWithAuthorization"));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.MarketVectors#subscriptions")
  void subscribes(JsonNode vector) {
    SubscriptionTerms terms = MarketVectors.subscriptionTerms(vector.required("terms"));
    Authorization authorization = MarketVectors.authorization(vector.required("authorization"));
    String buyer = Vectors.text(vector, "buyer");
    assertThat(terms.subscriptionId(buyer)).isEqualTo(Vectors.text(vector, "subscriptionId"));
    assertThat(DataMarketCalls.subscribe(terms)).isEqualTo(Vectors.text(vector, "subscribe"));
    assertThat(DataMarketCalls.subscribeWithAuthorization(buyer, terms, authorization))
        .isEqualTo(Vectors.text(vector, "subscribeWithAuthorization"));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.MarketVectors#releases")
  void signsAndSubmitsARelease(JsonNode vector) {
    OrderRelease release = MarketVectors.release(vector.required("release"));
    assertThat(release.digest(Vectors.chainId(vector), Vectors.text(vector, "market")))
        .isEqualTo(Vectors.text(vector, "digest"));
    assertThat(DataMarketCalls.release(release, Vectors.text(vector, "proof")))
        .isEqualTo(Vectors.text(vector, "calldata"));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.MarketVectors#releases")
  void aReleaseIsSignedForOneChainAndMarket(JsonNode vector) {
    OrderRelease release = MarketVectors.release(vector.required("release"));
    BigInteger chainId = Vectors.chainId(vector);
    String market = Vectors.text(vector, "market");
    assertThat(release.digest(chainId.add(BigInteger.ONE), market))
        .isNotEqualTo(release.digest(chainId, market));
    assertThat(release.digest(chainId, "0x" + "11".repeat(20)))
        .isNotEqualTo(release.digest(chainId, market));
  }

  @Test
  void readsEveryEventThatTheMarketDeclares() {
    JsonNode abi = JsonMapper.shared().readTree(Artifact.load("DataMarket").abi());
    List<String> declared =
        abi.valueStream()
            .filter(item -> item.required("type").asString().equals("event"))
            .filter(item -> !item.required("name").asString().equals("EIP712DomainChanged"))
            .map(item -> Abi.topic(item.required("name").asString() + types(item, "inputs")))
            .toList();
    assertThat(DataMarketEvents.topics()).containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void passesOverEventsOfOtherContracts() {
    String word = "0x" + "22".repeat(32);
    assertThat(DataMarketEvents.decode(new EventLog(word.substring(0, 42), List.of(word), "0x")))
        .isEmpty();
  }

  @Test
  void refusesEventsThatAreCutShort() {
    String word = "0x" + "00".repeat(32);
    for (String topic : DataMarketEvents.topics()) {
      assertThatThrownBy(() -> decodeWithEveryNumberOfTopics(topic, word))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesAnOrderStateThatIsNone() {
    String answer = "0x" + "00".repeat(32 * 3) + "00".repeat(31) + "04" + "00".repeat(32 * 2);
    assertThatThrownBy(() -> DataMarketCalls.decodeOrderOf(answer))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void decodeWithEveryNumberOfTopics(String topic, String word) {
    for (List<String> more :
        List.of(List.of(word), List.of(word, word), List.of(word, word, word))) {
      List<String> topics = Stream.concat(Stream.of(topic), more.stream()).toList();
      var _ = DataMarketEvents.decode(new EventLog(word.substring(0, 42), topics, "0x"));
    }
  }

  private static String types(JsonNode item, String field) {
    return item.required(field)
        .valueStream()
        .map(DataMarketTest::type)
        .collect(Collectors.joining(",", "(", ")"));
  }

  private static String type(JsonNode input) {
    String type = input.required("type").asString();
    return type.startsWith("tuple") ? types(input, "components") + type.substring(5) : type;
  }
}

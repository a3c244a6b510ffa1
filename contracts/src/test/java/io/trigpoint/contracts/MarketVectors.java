package io.trigpoint.contracts;

import io.trigpoint.contracts.DataMarketCalls.Authorization;
import java.io.IOException;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The vectors of the data market that Java and Solidity both read. */
final class MarketVectors {

  private MarketVectors() {}

  static Stream<JsonNode> offers() throws IOException {
    return Vectors.cases("market-offers");
  }

  static Stream<JsonNode> orders() throws IOException {
    return Vectors.cases("market-orders");
  }

  static Stream<JsonNode> subscriptions() throws IOException {
    return Vectors.cases("market-subscriptions");
  }

  static Stream<JsonNode> releases() throws IOException {
    return Vectors.cases("market-releases");
  }

  static DataTerms dataTerms(JsonNode node) {
    return new DataTerms(
        node.required("cells").valueStream().map(cell -> Long.valueOf(cell.asString())).toList(),
        node.required("variables").longValue(),
        Vectors.number(node, "fromEpoch").longValueExact(),
        Vectors.number(node, "untilEpoch").longValueExact(),
        Vectors.number(node, "purpose"),
        Vectors.text(node, "licence"));
  }

  static DataListing listing(JsonNode node) {
    return new DataListing(
        Vectors.text(node, "token"),
        node.required("periodSeconds").longValue(),
        node.required("minimum").longValue(),
        Vectors.number(node, "price"));
  }

  static OrderTerms orderTerms(JsonNode node) {
    return new OrderTerms(
        Vectors.number(node, "offerId"),
        Vectors.text(node, "termsHash"),
        Vectors.text(node, "token"),
        Vectors.number(node, "units"),
        Vectors.number(node, "maxUnitPrice"),
        node.required("floorPpm").longValue(),
        Vectors.number(node, "deliverBy").longValueExact(),
        Vectors.text(node, "beneficiary"),
        Vectors.text(node, "salt"));
  }

  static SubscriptionTerms subscriptionTerms(JsonNode node) {
    return new SubscriptionTerms(
        Vectors.number(node, "offerId"),
        node.required("periods").longValue(),
        Vectors.number(node, "maxPrice"),
        Vectors.text(node, "account"),
        Vectors.text(node, "salt"));
  }

  static OrderRelease release(JsonNode node) {
    return new OrderRelease(
        Vectors.number(node, "orderId"),
        Vectors.number(node, "epoch").longValueExact(),
        Vectors.number(node, "setId").longValueExact(),
        node.required("deliveredPpm").longValue(),
        Vectors.text(node, "deliveryRoot"));
  }

  static Authorization authorization(JsonNode node) {
    return new Authorization(
        Vectors.number(node, "validAfter"),
        Vectors.number(node, "validBefore"),
        Vectors.text(node, "signature"));
  }
}

package io.trigpoint.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors that Java and Solidity both read. */
final class Vectors {

  private Vectors() {}

  static Stream<JsonNode> cases(String name) throws IOException {
    return file(name).required("cases").valueStream();
  }

  static JsonNode file(String name) throws IOException {
    String file = "/vectors/" + name + ".json";
    try (InputStream in = Vectors.class.getResourceAsStream(file)) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(in, file));
    }
  }

  static Stream<JsonNode> epochResults() throws IOException {
    return cases("epoch-results");
  }

  static Stream<JsonNode> transferAuthorizations() throws IOException {
    return cases("transfer-authorizations");
  }

  static Stream<JsonNode> registrations() throws IOException {
    return cases("registrations");
  }

  static Stream<JsonNode> locationCommitments() throws IOException {
    return cases("location-commitments");
  }

  static Stream<JsonNode> claims() throws IOException {
    return cases("claims");
  }

  static String text(JsonNode node, String field) {
    return node.required(field).asString();
  }

  static BigInteger number(JsonNode node, String field) {
    return new BigInteger(text(node, field));
  }

  static BigInteger chainId(JsonNode node) {
    return BigInteger.valueOf(node.required("chainId").longValue());
  }

  static EpochResult epochResult(JsonNode node) {
    return new EpochResult(
        number(node, "epoch").longValueExact(),
        number(node, "setId").longValueExact(),
        text(node, "inputRoot"),
        text(node, "verdictRoot"),
        text(node, "rewardRoot"),
        text(node, "parameterHash"),
        text(node, "previousRewardRoot"),
        node.required("totals")
            .valueStream()
            .map(total -> new TokenTotal(text(total, "token"), number(total, "cumulative")))
            .toList());
  }

  static TransferAuthorization terms(JsonNode node) {
    return new TransferAuthorization(
        text(node, "from"),
        text(node, "to"),
        number(node, "value"),
        number(node, "validAfter"),
        number(node, "validBefore"),
        text(node, "nonce"));
  }

  static DeviceRegistration registration(JsonNode node) {
    return new DeviceRegistration(
        node.required("keyType").intValue(),
        text(node, "publicKey"),
        node.required("deviceKind").intValue(),
        number(node, "coarseCell").longValueExact(),
        text(node, "locationCommitment"),
        number(node, "deadline").longValueExact());
  }
}

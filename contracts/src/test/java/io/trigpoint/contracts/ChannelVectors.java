package io.trigpoint.contracts;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the vectors of voucher channels hold. */
final class ChannelVectors {

  private ChannelVectors() {}

  static Stream<JsonNode> channels() throws IOException {
    return Vectors.cases("channels");
  }

  static ChannelConfig config(JsonNode node) {
    return new ChannelConfig(
        Vectors.text(node, "payer"),
        Vectors.text(node, "payerAuthorizer"),
        Vectors.text(node, "receiver"),
        Vectors.text(node, "receiverAuthorizer"),
        Vectors.text(node, "token"),
        node.required("withdrawDelay").longValue(),
        Vectors.text(node, "salt"));
  }

  static List<VoucherClaim> claims(JsonNode vector) {
    return vector.required("claims").valueStream().map(ChannelVectors::claim).toList();
  }

  static ChannelConfig first(JsonNode vector) {
    return claims(vector).getFirst().channel();
  }

  static ChannelDigests digests(JsonNode vector) {
    return new ChannelDigests(Vectors.chainId(vector), Vectors.text(vector, "settlement"));
  }

  private static VoucherClaim claim(JsonNode node) {
    JsonNode voucher = node.required("voucher");
    return new VoucherClaim(
        config(voucher.required("channel")),
        Vectors.number(voucher, "maxClaimableAmount"),
        Vectors.text(node, "signature"),
        Vectors.number(node, "totalClaimed"));
  }
}

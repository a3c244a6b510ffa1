package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class TransferAuthorizationDigestTest {

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.Vectors#transferAuthorizations")
  void isTheDigestThatWalletsCompute(JsonNode vector) {
    assertThat(digest(vector)).isEqualTo(Vectors.text(vector, "digest"));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.Vectors#transferAuthorizations")
  void namesThePayerOfAWalletSignature(JsonNode vector) {
    String payer = Vectors.text(vector.required("terms"), "from");
    assertThat(CompactSignature.ofRsv(Vectors.text(vector, "signature")))
        .hasValueSatisfying(s -> assertThat(s.signer(digest(vector))).contains(payer));
  }

  private static String digest(JsonNode vector) {
    return TransferAuthorizationDigest.of(
        Vectors.terms(vector.required("terms")),
        Vectors.text(vector, "name"),
        Vectors.text(vector, "version"),
        Vectors.chainId(vector),
        Vectors.text(vector, "token"));
  }
}

package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.web3j.crypto.ECKeyPair;
import tools.jackson.databind.JsonNode;

/** The reference is viem, which reads the registry's ABI; forge reads the same vectors. */
class OperatorVectorsTest {

  static Stream<JsonNode> operators() throws IOException {
    return Vectors.cases("operators");
  }

  @ParameterizedTest
  @MethodSource("operators")
  void keysSignTheDigestThatTheRegistryChecks(JsonNode vector) {
    for (JsonNode key : vector.required("keys")) {
      String digest =
          OperatorKeyDigest.of(
              Vectors.text(vector, "operator"),
              OperatorRole.of(key.required("role").intValue()),
              Vectors.text(key, "key"),
              Vectors.number(vector, "nonce"),
              Vectors.chainId(vector),
              Vectors.text(vector, "registry"));
      assertThat(digest).isEqualTo(Vectors.text(key, "digest"));
      ECKeyPair pair =
          ECKeyPair.create(new BigInteger(Vectors.text(key, "secret").substring(2), 16));
      assertThat(CompactSignature.sign(digest, pair)).isEqualTo(signature(key));
    }
  }

  @ParameterizedTest
  @MethodSource("operators")
  void registersAnOperator(JsonNode vector) {
    JsonNode keys = vector.required("keys");
    JsonNode endpoint = vector.required("endpoint");
    String call =
        OperatorRegistryCalls.register(
            Vectors.number(vector, "stake"),
            new OperatorKeys(key(keys, 0), key(keys, 1), key(keys, 2)),
            new OperatorKeyProofs(
                signature(keys.required(0)),
                signature(keys.required(1)),
                signature(keys.required(2))),
            new OperatorEndpoint(
                Vectors.text(endpoint, "url"), Vectors.text(endpoint, "tlsFingerprint")));
    assertThat(call).isEqualTo(Vectors.text(vector, "register"));
  }

  private static String key(JsonNode keys, int index) {
    return Vectors.text(keys.required(index), "key");
  }

  private static CompactSignature signature(JsonNode key) {
    return new CompactSignature(Vectors.text(key, "signature"));
  }
}

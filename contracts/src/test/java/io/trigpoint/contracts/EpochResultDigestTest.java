package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class EpochResultDigestTest {
  private static final String SOME_HASH = "0x" + "ab".repeat(32);

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.Vectors#epochResults")
  void isTheDigestThatWalletsCompute(JsonNode vector) {
    EpochResult result = Vectors.epochResult(vector.required("result"));
    assertThat(
            EpochResultDigest.of(result, Vectors.chainId(vector), Vectors.text(vector, "contract")))
        .isEqualTo(Vectors.text(vector, "digest"));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.Vectors#epochResults")
  void differsOnAnotherChainAndForAnotherContract(JsonNode vector) {
    EpochResult result = Vectors.epochResult(vector.required("result"));
    String contract = Vectors.text(vector, "contract");
    BigInteger otherChain = Vectors.chainId(vector).add(BigInteger.ONE);
    String otherContract = "0x" + "11".repeat(20);
    assertThat(EpochResultDigest.of(result, otherChain, contract))
        .isNotEqualTo(EpochResultDigest.of(result, Vectors.chainId(vector), contract));
    assertThat(EpochResultDigest.of(result, Vectors.chainId(vector), otherContract))
        .isNotEqualTo(EpochResultDigest.of(result, Vectors.chainId(vector), contract));
  }

  @Test
  void refusesTotalsOutOfOrder() {
    TokenTotal high = new TokenTotal("0x" + "22".repeat(20), BigInteger.ONE);
    TokenTotal low = new TokenTotal("0x" + "11".repeat(20), BigInteger.ONE);
    assertThatThrownBy(() ->
            new EpochResult(
                1,
                1,
                SOME_HASH,
                SOME_HASH,
                SOME_HASH,
                SOME_HASH,
                EpochResult.NO_ROOT,
                List.of(high, low)))
        .hasMessageContaining("ascending");
  }
}

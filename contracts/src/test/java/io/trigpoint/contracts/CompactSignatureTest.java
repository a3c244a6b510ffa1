package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Sign;
import tools.jackson.databind.JsonNode;

class CompactSignatureTest {
  private static final String DIGEST = "0x" + "5a".repeat(32);
  private static final ECKeyPair KEY = ECKeyPair.create(BigInteger.valueOf(424242));

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.Vectors#epochResults")
  void isWhatWalletsSign(JsonNode vector) {
    String digest = Vectors.text(vector, "digest");
    vector
        .required("signers")
        .forEach(signer -> {
          ECKeyPair key = ECKeyPair.create(Hex.bytes(Vectors.text(signer, "key")));
          CompactSignature signature = CompactSignature.sign(digest, key);
          assertThat(signature.hex()).isEqualTo(Vectors.text(signer, "compact"));
          assertThat(signature.signer(digest)).contains(Vectors.text(signer, "address"));
        });
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.Vectors#epochResults")
  void joinsAQuorumInTheOrderOfTheSet(JsonNode vector) {
    TreeMap<Integer, CompactSignature> byIndex = new TreeMap<>();
    vector
        .required("signers")
        .forEach(
            s -> byIndex.put(byIndex.size(), new CompactSignature(Vectors.text(s, "compact"))));
    QuorumSignatures quorum = QuorumSignatures.of(byIndex);
    assertThat(quorum.bitmap()).isEqualTo(Vectors.number(vector, "bitmap"));
    assertThat(quorum.signatures()).isEqualTo(Vectors.text(vector, "signatures"));
  }

  @Test
  void comesBackFromTheLongForm() {
    CompactSignature signature = CompactSignature.sign(DIGEST, KEY);
    assertThat(CompactSignature.ofRsv(signature.toRsv())).contains(signature);
  }

  @Test
  void refusesTheTwinWithAHighS() {
    byte[] rsv = Hex.bytes(CompactSignature.sign(DIGEST, KEY).toRsv());
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(rsv, 32, 64));
    byte[] high = Sign.CURVE_PARAMS.getN().subtract(s).toByteArray();
    System.arraycopy(high, high.length - 32, rsv, 32, 32);
    rsv[64] = (byte) (rsv[64] == 27 ? 28 : 27);
    assertThat(CompactSignature.ofRsv(Hex.of(rsv))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "26", "29", "35"})
  void refusesAnyVButTwentySevenAndTwentyEight(int v) {
    byte[] rsv = Hex.bytes(CompactSignature.sign(DIGEST, KEY).toRsv());
    rsv[64] = (byte) v;
    assertThat(CompactSignature.ofRsv(Hex.of(rsv))).isEmpty();
  }

  @Test
  void refusesALongFormOfAnotherLength() {
    assertThat(CompactSignature.ofRsv("0x" + "01".repeat(64))).isEmpty();
    assertThat(CompactSignature.ofRsv("0x")).isEmpty();
  }

  @Test
  void namesNobodyForNumbersOutOfRange() {
    String zeros = "00".repeat(32);
    String ones = "00".repeat(31) + "01";
    String order = Hex.of(Sign.CURVE_PARAMS.getN().toByteArray()).substring(4);
    assertThat(new CompactSignature("0x" + zeros + ones).signer(DIGEST)).isEmpty();
    assertThat(new CompactSignature("0x" + ones + zeros).signer(DIGEST)).isEmpty();
    assertThat(new CompactSignature("0x" + order + ones).signer(DIGEST)).isEmpty();
  }

  @Test
  void refusesToBeOfAnotherLength() {
    assertThatThrownBy(() -> new CompactSignature("0x1234"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,3", "4,3", "5,4", "7,5", "13,9", "20,14", "30,21"})
  void needsMoreThanTwoThirds(int size, int threshold) {
    assertThat(QuorumSignatures.threshold(size)).isEqualTo(threshold);
  }
}

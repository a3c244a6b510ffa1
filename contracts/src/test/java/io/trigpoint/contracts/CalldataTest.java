package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.DistributorCalls.Claim;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The reference is viem's encoder, which reads the contracts' ABIs. */
class CalldataTest {

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.Vectors#epochResults")
  void postsAResult(JsonNode vector) {
    QuorumSignatures quorum =
        new QuorumSignatures(Vectors.number(vector, "bitmap"), Vectors.text(vector, "signatures"));
    EpochResult result = Vectors.epochResult(vector.required("result"));
    assertThat(EpochRootsCalls.post(result, quorum)).isEqualTo(Vectors.text(vector, "post"));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.Vectors#registrations")
  void registersADevice(JsonNode vector) {
    DeviceRegistration registration = Vectors.registration(vector.required("registration"));
    assertThat(registration.deviceId()).isEqualTo(Vectors.text(vector, "deviceId"));
    assertThat(DeviceRegistryCalls.register(registration, Vectors.text(vector, "signature")))
        .isEqualTo(Vectors.text(vector, "register"));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.Vectors#transferAuthorizations")
  void transfersByAuthorization(JsonNode vector) {
    TransferAuthorization terms = Vectors.terms(vector.required("terms"));
    assertThat(StablecoinCalls.transferWithAuthorization(terms, Vectors.text(vector, "signature")))
        .isEqualTo(Vectors.text(vector, "calldata"));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.Vectors#claims")
  void claimsOneAndMany(JsonNode vector) throws IOException {
    int index = vector.required("case").intValue();
    JsonNode tree = Vectors.cases("merkle").skip(index).findFirst().orElseThrow();
    List<Claim> claims =
        IntStream.range(0, tree.required("leaves").size())
            .mapToObj(leaf -> claim(index + 1, tree, leaf))
            .toList();
    assertThat(DistributorCalls.claim(claims.getFirst())).isEqualTo(Vectors.text(vector, "claim"));
    assertThat(DistributorCalls.claimMany(claims)).isEqualTo(Vectors.text(vector, "claimMany"));
  }

  private static Claim claim(long epoch, JsonNode tree, int leaf) {
    JsonNode row = tree.required("leaves").required(leaf);
    return new Claim(
        epoch,
        Vectors.text(row, "owner"),
        Vectors.text(row, "token"),
        Vectors.number(row, "cumulative"),
        tree.required("proofs").required(leaf).valueStream().map(JsonNode::asString).toList());
  }
}

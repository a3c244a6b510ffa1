package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceId;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.Registration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What devices sign and commit to is what the registry contract expects. */
class DeviceMessageTest {

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.Vectors#registrations")
  void devicesSignTheBytesThatTheRegistryBuilds(JsonNode vector) {
    DeviceRegistration r = Vectors.registration(vector.required("registration"));
    Registration registration =
        new Registration(
            Vectors.chainId(vector).longValueExact(),
            new EvmAddress(Vectors.text(vector, "registry")),
            new EvmAddress(Vectors.text(vector, "owner")),
            Vectors.number(vector, "nonce"),
            DeviceKind.ofCode(r.deviceKind()).orElseThrow(),
            new Cell(r.coarseCell()),
            Hash32.ofHex(r.locationCommitment()),
            r.deadline());
    byte[] message = registration.message(DeviceId.ofHex(Vectors.text(vector, "deviceId")));
    assertThat(Hex.of(message)).isEqualTo(Vectors.text(vector, "message"));
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.contracts.Vectors#locationCommitments")
  void locationsCommitToTheSameHash(JsonNode vector) {
    AssertedLocation location =
        new AssertedLocation(
            new Cell(Vectors.number(vector, "cell").longValueExact()),
            new Decibels(vector.required("gainDdbi").intValue()),
            vector.required("elevationDm").intValue());
    Hash32 salt = Hash32.ofHex(Vectors.text(vector, "salt"));
    assertThat(LocationAssertion.commitment(location, salt).hex())
        .isEqualTo(Vectors.text(vector, "commitment"));
  }
}

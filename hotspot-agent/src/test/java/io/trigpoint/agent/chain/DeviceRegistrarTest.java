package io.trigpoint.agent.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.agent.json.Json;
import io.trigpoint.agent.key.KeyFile;
import io.trigpoint.contracts.DeviceRegistryCalls;
import io.trigpoint.contracts.EventLog;
import io.trigpoint.contracts.RegistryEvent;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.Decibels;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.LocationAssertion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class DeviceRegistrarTest {
  private static final String OWNER_KEY = "11".repeat(32);
  private static final String OTHER_KEY = "22".repeat(32);
  private static final AssertedLocation GHENT =
      new AssertedLocation(Cell.ofLatLng(51.05, 3.72, 12), Decibels.of(2.3), 100);

  private static AnvilRegistry anvil;
  private static EvmAddress registry;

  @TempDir private Path folder;

  @BeforeAll
  static void startChain() throws Exception {
    anvil = new AnvilRegistry();
    registry = anvil.deployRegistry();
    anvil.fund(OwnerAccount.of(OWNER_KEY).address());
    anvil.fund(OwnerAccount.of(OTHER_KEY).address());
  }

  @AfterAll
  static void stopChain() {
    anvil.close();
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void registersTheDeviceWithItsOwnSignature(KeyType type) throws Exception {
    DeviceSigner signer = KeyFile.create(folder.resolve("agent.key"), type, new Random());
    LocationFile location = DeviceRegistrar.commit(folder, GHENT, new Random());

    JsonNode answer = registrar(signer).add(OWNER_KEY, location);

    assertThat(answer.path("registered").booleanValue()).isTrue();
    assertThat(ownerOf(signer)).isEqualTo(OwnerAccount.of(OWNER_KEY).address());
    RegistryEvent.DeviceRegistered event = registered(answer.path("tx").asText());
    assertThat(event.registration().coarseCell()).isEqualTo(GHENT.cell().parent(5).index());
    assertThat(event.registration().locationCommitment())
        .isEqualTo(LocationAssertion.commitment(GHENT, location.salt()).hex());
  }

  @Test
  void neverPutsTheExactPlaceOnChain() throws Exception {
    DeviceSigner signer = signer();
    LocationFile location = DeviceRegistrar.commit(folder, GHENT, new Random());
    String tx = registrar(signer).add(OWNER_KEY, location).path("tx").asText();

    String input = anvil.rpc().call("eth_getTransactionByHash", tx).path("input").asText();
    assertThat(input)
        .contains(GHENT.cell().parent(5).hex().replaceFirst("^0x", ""))
        .doesNotContain(GHENT.cell().hex().replaceFirst("^0x", ""))
        .doesNotContain(location.salt().hex().substring(2));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("location.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void changesNothingWhenTheOwnerAddsTheDeviceAgain() throws Exception {
    DeviceSigner signer = signer();
    LocationFile location = DeviceRegistrar.commit(folder, GHENT, new Random());
    var _ = registrar(signer).add(OWNER_KEY, location);
    String before = blockNumber();

    JsonNode again =
        registrar(signer).add(OWNER_KEY, DeviceRegistrar.commit(folder, GHENT, new Random()));

    assertThat(again.path("already").booleanValue()).isTrue();
    assertThat(again.has("tx")).isFalse();
    assertThat(blockNumber()).isEqualTo(before);
    assertThat(LocationFile.read(folder)).contains(location);
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void doesNotTakeADeviceFromItsOwner(KeyType type) throws Exception {
    DeviceSigner signer = KeyFile.create(folder.resolve("agent.key"), type, new Random());
    LocationFile location = DeviceRegistrar.commit(folder, GHENT, new Random());
    var _ = registrar(signer).add(OWNER_KEY, location);

    if (type == KeyType.P256) {
      assertThatThrownBy(() -> registrar(signer).add(OTHER_KEY, location))
          .isInstanceOf(ChainRefusal.class);
    } else {
      var _ = registrar(signer).add(OTHER_KEY, location);
    }
    assertThat(ownerOf(signer)).isEqualTo(OwnerAccount.of(OWNER_KEY).address());
  }

  @Test
  void printsACallThatAWalletCanSend() throws Exception {
    DeviceSigner signer = signer();
    EvmAddress wallet = new EvmAddress(anvil.rpc().call("eth_accounts").path(3).asText());

    JsonNode call =
        registrar(signer).print(wallet, DeviceRegistrar.commit(folder, GHENT, new Random()));
    assertThat(ownedByNobody(signer)).isTrue();
    var _ =
        anvil
            .rpc()
            .text(
                "eth_sendTransaction",
                Json.object()
                    .put("from", call.path("from").asText())
                    .put("to", call.path("to").asText())
                    .put("data", call.path("data").asText()));

    assertThat(ownerOf(signer)).isEqualTo(wallet);
  }

  @Test
  void saysWhenTheOwnerCannotPay() throws Exception {
    LocationFile location = DeviceRegistrar.commit(folder, GHENT, new Random());

    assertThatThrownBy(() -> registrar(signer()).add("33".repeat(32), location))
        .isInstanceOf(ChainRefusal.class)
        .message()
        .doesNotContain("33".repeat(32));
  }

  private DeviceSigner signer() throws IOException {
    return KeyFile.create(folder.resolve("agent.key"), KeyType.ED25519, new Random());
  }

  private static DeviceRegistrar registrar(DeviceSigner signer) {
    return new DeviceRegistrar(anvil.endpoint(), registry, signer, DeviceKind.HOTSPOT);
  }

  private static String ownerWord(DeviceSigner signer) throws Exception {
    return anvil
        .rpc()
        .text(
            "eth_call",
            Json.object()
                .put("to", registry.hex())
                .put("data", DeviceRegistryCalls.ownerOf(signer.deviceId().hex())),
            "latest");
  }

  private static EvmAddress ownerOf(DeviceSigner signer) throws Exception {
    return new EvmAddress(DeviceRegistryCalls.decodeOwnerOf(ownerWord(signer)));
  }

  private static boolean ownedByNobody(DeviceSigner signer) throws Exception {
    try {
      return ownerWord(signer).matches("0x0*");
    } catch (ChainRefusal unknownDevice) {
      return true;
    }
  }

  private static String blockNumber() throws Exception {
    return anvil.rpc().text("eth_blockNumber");
  }

  private static RegistryEvent.DeviceRegistered registered(String tx) throws Exception {
    JsonNode log = anvil.rpc().call("eth_getTransactionReceipt", tx).path("logs").path(0);
    List<String> topics = new ArrayList<>();
    log.path("topics").forEach(topic -> topics.add(topic.asText()));
    return (RegistryEvent.DeviceRegistered)
        DeviceRegistryCalls.decode(
                new EventLog(log.path("address").asText(), topics, log.path("data").asText()))
            .orElseThrow();
  }
}

package io.trigpoint.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.Deployment;
import io.trigpoint.contracts.DeviceRegistration;
import io.trigpoint.contracts.DeviceRegistryCalls;
import io.trigpoint.contracts.Hex;
import io.trigpoint.node.evm.AnvilNode;
import io.trigpoint.node.evm.Finality;
import io.trigpoint.node.evm.RpcChain;
import io.trigpoint.node.store.SqlDeviceRegister;
import io.trigpoint.node.store.SqlTransactions;
import io.trigpoint.node.store.TestDatabase;
import io.trigpoint.node.store.TestRows;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.Registration;
import io.trigpoint.report.SignatureChecks;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The register against a real registry contract. */
class RegistryFollowerTest {
  private static final Cell COARSE = Cell.ofLatLng(51.05, 3.72, 5);
  private static final Hash32 COMMITMENT = Hashes.sha256(new byte[] {1});
  private static final Hash32 OTHER_COMMITMENT = Hashes.sha256(new byte[] {2});

  private final Random random = new Random(3);
  private AnvilNode anvil;
  private EvmAddress registry;
  private TestRows rows;
  private RegistryFollower follower;

  @BeforeEach
  void start() {
    anvil = AnvilNode.start();
    Deployment contracts = anvil.deploy(Map.of());
    registry = new EvmAddress(contracts.addressOf("DeviceRegistry"));
    DataSource database = TestDatabase.fresh();
    rows = new TestRows(database);
    follower =
        new RegistryFollower(
            new RpcChain(anvil.rpc(), new Finality.Finalized()),
            new SqlDeviceRegister(new SqlTransactions(database)),
            new DeviceProof(anvil.chainId(), registry, SignatureChecks.fastest()),
            registry,
            0);
  }

  @AfterEach
  void stop() {
    anvil.close();
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceThatSignedItsRegistrationBecomesActiveOnceFinal(KeyType type) {
    DeviceSigner device = register(type, false);
    follower.step();
    assertThat(statuses()).isEmpty();
    followFinal();
    assertThat(statuses()).containsExactly("ACTIVE");
    assertThat(rows.texts("select encode(public_key, 'hex') from device"))
        .containsExactly(Hex.of(device.key().publicKey()).substring(2));
  }

  @Test
  void aDeviceThatDidNotSignIsKeptOut() {
    var _ = register(KeyType.ED25519, true);
    followFinal();
    assertThat(statuses()).containsExactly("PROOF_NOT_VALID");
  }

  @Test
  void movingForgetsTheOpenedLocationOnlyWhenTheCommitmentChanges() {
    String id = register(KeyType.ED25519, false).deviceId().hex();
    followFinal();
    rows.execute(
        "update device set location_cell = ?, gain_tenths = 20, elevation_dm = 5",
        Cell.ofLatLng(51.05, 3.72, 12).index());
    send(DeviceRegistryCalls.assertLocation(id, COARSE.index(), COMMITMENT.hex()));
    followFinal();
    assertThat(rows.number("select count(*) from device where location_cell is not null"))
        .isEqualTo(1);
    send(DeviceRegistryCalls.assertLocation(id, COARSE.index(), OTHER_COMMITMENT.hex()));
    followFinal();
    assertThat(rows.number("select count(*) from device where location_cell is not null")).isZero();
  }

  @Test
  void aMoveToNoCellSilencesTheDeviceUntilItMovesAgain() {
    String id = register(KeyType.ED25519, false).deviceId().hex();
    send(DeviceRegistryCalls.assertLocation(id, 1, COMMITMENT.hex()));
    followFinal();
    assertThat(statuses()).containsExactly("CELL_NOT_VALID");
    send(DeviceRegistryCalls.assertLocation(id, COARSE.index(), COMMITMENT.hex()));
    followFinal();
    assertThat(statuses()).containsExactly("ACTIVE");
  }

  @Test
  void aTransferChangesTheOwnerAndDecommissioningIsForEver() {
    String id = register(KeyType.P256, false).deviceId().hex();
    String buyer = anvil.accounts().get(4);
    send(DeviceRegistryCalls.transfer(id, buyer));
    followFinal();
    assertThat(rows.texts("select '0x' || encode(owner, 'hex') from device"))
        .containsExactly(buyer);
    var _ =
        anvil.send(
            Map.of(
                "from", buyer, "to", registry.hex(), "data", DeviceRegistryCalls.decommission(id)));
    followFinal();
    assertThat(statuses()).containsExactly("DECOMMISSIONED");
  }

  @Test
  void aChainThatIsNotTheOneThatWasReadIsReadAgainFromTheStart() {
    var _ = register(KeyType.ED25519, false);
    followFinal();
    anvil.mine(4);
    anvil.reorg(14);
    anvil.mine(6);
    follower.step();
    assertThat(statuses()).containsExactly("FORGOTTEN");
  }

  private void followFinal() {
    anvil.mine(4);
    follower.step();
    follower.step();
  }

  private List<String> statuses() {
    return rows.texts("select status from device");
  }

  private DeviceSigner register(KeyType type, boolean forged) {
    DeviceSigner device = DeviceSigner.generate(type, random);
    String owner = anvil.accounts().get(2);
    Registration registration =
        new Registration(
            anvil.chainId(),
            registry,
            new EvmAddress(owner),
            BigInteger.ZERO,
            DeviceKind.HOTSPOT,
            COARSE,
            COMMITMENT);
    byte[] signature = device.sign(registration.message(device.deviceId()));
    if (forged) {
      signature[5] ^= 1;
    }
    DeviceRegistration call =
        new DeviceRegistration(
            type.code(),
            Hex.of(device.key().publicKey()),
            DeviceKind.HOTSPOT.code(),
            COARSE.index(),
            COMMITMENT.hex());
    send(DeviceRegistryCalls.register(call, Hex.of(signature)));
    return device;
  }

  private void send(String calldata) {
    var _ =
        anvil.send(Map.of("from", anvil.accounts().get(2), "to", registry.hex(), "data", calldata));
  }
}

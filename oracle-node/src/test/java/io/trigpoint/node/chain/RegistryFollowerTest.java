package io.trigpoint.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.contracts.Deployment;
import io.trigpoint.contracts.DeviceKeyBytes;
import io.trigpoint.contracts.DeviceRegistration;
import io.trigpoint.contracts.DeviceRegistryCalls;
import io.trigpoint.contracts.DeviceRotation;
import io.trigpoint.contracts.Hex;
import io.trigpoint.node.evm.AnvilNode;
import io.trigpoint.node.evm.Finality;
import io.trigpoint.node.evm.RpcChain;
import io.trigpoint.node.store.SqlDeviceRegister;
import io.trigpoint.node.store.SqlEventInbox;
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
import io.trigpoint.report.Rotation;
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
  private static final long HALF_A_DAY = 43_200;
  private static final Cell COARSE = Cell.ofLatLng(51.05, 3.72, 5);
  private static final Hash32 COMMITMENT = Hashes.sha256(new byte[] {1});
  private static final Hash32 OTHER_COMMITMENT = Hashes.sha256(new byte[] {2});

  private final Random random = new Random(3);
  private AnvilNode anvil;
  private EvmAddress registry;
  private TestRows rows;
  private Runnable follower;

  @BeforeEach
  void start() {
    anvil = AnvilNode.start();
    Deployment contracts = anvil.deploy(Map.of());
    registry = new EvmAddress(contracts.addressOf("DeviceRegistry"));
    DataSource database = TestDatabase.fresh();
    rows = new TestRows(database);
    SqlTransactions transactions = new SqlTransactions(database);
    SqlEventInbox inbox = new SqlEventInbox(transactions, anvil.chainId());
    EventFollower events =
        new EventFollower(
            new RpcChain(anvil.rpc(), new Finality.Finalized()),
            inbox,
            List.of(new EventFollower.Watched(registry, DeviceRegistryCalls.eventTopics())),
            0);
    RegistryFollower registryFollower =
        new RegistryFollower(
            inbox,
            new SqlDeviceRegister(transactions),
            new DeviceProof(anvil.chainId(), registry, SignatureChecks.fastest()),
            registry);
    follower =
        () -> {
          if (events.step()) {
            registryFollower.step();
          }
        };
  }

  @AfterEach
  void stop() {
    anvil.close();
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceThatSignedItsRegistrationBecomesActiveOnceFinal(KeyType type) {
    DeviceSigner device = register(type, false);
    follower.run();
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
    send(DeviceRegistryCalls.transferFrom(owner(), buyer, id));
    followFinal();
    assertThat(owners()).containsExactly(buyer);
    send(buyer, DeviceRegistryCalls.decommission(id));
    followFinal();
    assertThat(statuses()).containsExactly("DECOMMISSIONED");
  }

  @Test
  void aSquatterKeepsNobodyOut() {
    DeviceSigner device = DeviceSigner.generate(KeyType.ED25519, random);
    String squatter = anvil.accounts().get(5);
    register(device, squatter, true);
    send(squatter, DeviceRegistryCalls.decommission(device.deviceId().hex()));
    register(device, owner(), false);
    followFinal();
    assertThat(statuses()).containsExactly("ACTIVE");
    assertThat(owners()).containsExactly(owner());
  }

  @Test
  void aLaterClaimTakesNothingFromAValidOne() {
    DeviceSigner device = register(KeyType.ED25519, false);
    String rival = anvil.accounts().get(5);
    String id = device.deviceId().hex();
    register(device, rival, false);
    send(rival, DeviceRegistryCalls.assertLocation(id, 1, OTHER_COMMITMENT.hex()));
    send(rival, DeviceRegistryCalls.decommission(id));
    followFinal();
    assertThat(statuses()).containsExactly("ACTIVE");
    assertThat(owners()).containsExactly(owner());
    assertThat(rows.texts("select encode(location_commitment, 'hex') from device"))
        .containsExactly(COMMITMENT.hex().substring(2));
  }

  @ParameterizedTest
  @EnumSource
  void aRotatedDeviceGoesOnUnderItsNewKey(KeyType type) {
    DeviceSigner old = register(KeyType.ED25519, false);
    followFinal();
    rows.execute(
        "update device set location_cell = ?, gain_tenths = 20, elevation_dm = 5",
        Cell.ofLatLng(51.05, 3.72, 12).index());
    DeviceSigner next = DeviceSigner.generate(type, random);
    rotate(old, next, false);
    followFinal();
    assertThat(rows.texts("select encode(device_id, 'hex') from device where status = 'ACTIVE'"))
        .containsExactly(next.deviceId().hex().substring(2));
    assertThat(rows.texts("select encode(public_key, 'hex') from device where location_cell > 0"))
        .contains(Hex.of(next.key().publicKey()).substring(2));
    assertThat(rows.texts("select status from device order by status"))
        .containsExactly("ACTIVE", "DECOMMISSIONED");
    assertThat(owners()).containsOnly(owner());
  }

  @Test
  void aRotationThatTheOldKeyDidNotSignLeavesNoDevice() {
    DeviceSigner old = register(KeyType.ED25519, false);
    rotate(old, DeviceSigner.generate(KeyType.ED25519, random), true);
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
    follower.run();
    assertThat(statuses()).containsExactly("FORGOTTEN");
  }

  private void followFinal() {
    anvil.mine(4);
    follower.run();
    follower.run();
  }

  private List<String> statuses() {
    return rows.texts("select status from device");
  }

  private List<String> owners() {
    return rows.texts("select '0x' || encode(owner, 'hex') from device");
  }

  private String owner() {
    return anvil.accounts().get(2);
  }

  private DeviceSigner register(KeyType type, boolean forged) {
    DeviceSigner device = DeviceSigner.generate(type, random);
    register(device, owner(), forged);
    return device;
  }

  private void register(DeviceSigner device, String owner, boolean forged) {
    long deadline = deadline();
    Registration registration =
        new Registration(
            anvil.chainId(),
            registry,
            new EvmAddress(owner),
            BigInteger.ZERO,
            DeviceKind.HOTSPOT,
            COARSE,
            COMMITMENT,
            deadline);
    DeviceRegistration call =
        new DeviceRegistration(
            device.key().type().code(),
            Hex.of(device.key().publicKey()),
            DeviceKind.HOTSPOT.code(),
            COARSE.index(),
            COMMITMENT.hex(),
            deadline);
    String signature = signed(device, registration.message(device.deviceId()), forged);
    send(owner, DeviceRegistryCalls.register(call, signature));
  }

  private void rotate(DeviceSigner old, DeviceSigner next, boolean forged) {
    long deadline = deadline();
    byte[] message =
        new Rotation(anvil.chainId(), registry, new EvmAddress(owner()), BigInteger.ONE, deadline)
            .message(old.deviceId(), next.deviceId());
    DeviceRotation call = new DeviceRotation(keyOf(old), keyOf(next), deadline);
    send(
        DeviceRegistryCalls.rotateKey(
            call, signed(old, message, forged), signed(next, message, false)));
  }

  private static DeviceKeyBytes keyOf(DeviceSigner device) {
    return new DeviceKeyBytes(device.key().type().code(), Hex.of(device.key().publicKey()));
  }

  private static String signed(DeviceSigner device, byte[] message, boolean forged) {
    byte[] signature = device.sign(message);
    if (forged) {
      signature[5] ^= 1;
    }
    return Hex.of(signature);
  }

  private static long deadline() {
    return System.currentTimeMillis() / 1000 + HALF_A_DAY;
  }

  private void send(String calldata) {
    send(owner(), calldata);
  }

  /**
   * With a gas limit: an estimate within the second of the last assertion does not fit the next.
   */
  private void send(String from, String calldata) {
    var _ =
        anvil.send(Map.of("from", from, "to", registry.hex(), "data", calldata, "gas", "0x100000"));
  }
}

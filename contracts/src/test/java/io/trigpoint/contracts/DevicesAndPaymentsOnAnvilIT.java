package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.contracts.RegistryEvent.DeviceDecommissioned;
import io.trigpoint.contracts.RegistryEvent.DeviceRegistered;
import io.trigpoint.contracts.RegistryEvent.DeviceRotated;
import io.trigpoint.contracts.RegistryEvent.DeviceTransferred;
import io.trigpoint.contracts.RegistryEvent.LocationAsserted;
import io.trigpoint.contracts.StablecoinCalls.AuthorizationUsed;
import io.trigpoint.contracts.StablecoinCalls.Transfer;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.Registration;
import io.trigpoint.report.Rotation;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.web3j.crypto.ECKeyPair;

/** Devices and stable coin payments against the deployed contracts. */
class DevicesAndPaymentsOnAnvilIT extends DeployedContracts {
  private static final long CELL = 0x851fb467fffffffL;
  private static final long HALF_A_DAY = 43_200;
  private static final String NOBODY = "0x" + "00".repeat(20);

  @ParameterizedTest
  @EnumSource
  void aDeviceIsRegisteredMovedAndRetired(KeyType type) {
    String owner = account(2);
    BigInteger nonce = nonceOf(owner);
    DeviceSigner device = device(type, 1);
    DeviceRegistration r = registration(device);
    String signature = Hex.of(device.sign(message(device, owner, nonce, r.deadline())));

    assertThat(registryEvents(owner, DeviceRegistryCalls.register(r, signature)))
        .containsExactly(
            new DeviceRegistered(r.deviceId(), owner, r, nonce, signature),
            new DeviceTransferred(r.deviceId(), NOBODY, owner));
    assertThat(r.deviceId()).isEqualTo(device.deviceId().hex());
    assertThat(nonceOf(owner)).isEqualTo(nonce.add(BigInteger.ONE));
    assertThat(flag(DeviceRegistryCalls.isProven(r.deviceId()))).isEqualTo(type == KeyType.P256);
    assertThat(flag(DeviceRegistryCalls.holds(r.deviceId(), owner))).isTrue();
    assertThat(flag(DeviceRegistryCalls.holds(r.deviceId(), account(3)))).isFalse();
    passTime(1);
    assertThat(registryEvents(owner, DeviceRegistryCalls.assertLocation(r.deviceId(), CELL, ROOT)))
        .containsExactly(new LocationAsserted(r.deviceId(), owner, CELL, ROOT));
    assertThat(registryEvents(owner, DeviceRegistryCalls.decommission(r.deviceId())))
        .containsExactly(new DeviceDecommissioned(r.deviceId(), owner));
  }

  @Test
  void aProvenDeviceIsSoldWithItsToken() {
    String owner = account(2);
    String buyer = account(3);
    DeviceRegistration r = registered(device(KeyType.P256, 1), owner);
    assertThat(registryEvents(owner, DeviceRegistryCalls.transferFrom(owner, buyer, r.deviceId())))
        .containsExactly(new DeviceTransferred(r.deviceId(), owner, buyer));
    assertThat(
            DeviceRegistryCalls.decodeOwnerOf(
                ask("DeviceRegistry", DeviceRegistryCalls.ownerOf(r.deviceId()))))
        .isEqualTo(buyer);
  }

  @Test
  void aConsentEndsWhenTheDeviceIsSold() {
    String owner = account(2);
    String buyer = account(3);
    DeviceRegistration r = registered(device(KeyType.P256, 1), owner);
    ConsentGrant grant =
        new ConsentGrant(r.deviceId(), buyer, ConsentCalls.SALE, r.deadline() + HALF_A_DAY);
    assertThat(send(owner, "Consent", ConsentCalls.grant(grant))).hasSize(1);
    assertThat(maySell(grant)).isTrue();
    assertThat(send(owner, "Consent", ConsentCalls.revoke(r.deviceId(), buyer))).hasSize(1);
    assertThat(maySell(grant)).isFalse();
    assertThat(send(owner, "Consent", ConsentCalls.grant(grant))).hasSize(1);
    assertThat(registryEvents(owner, DeviceRegistryCalls.transferFrom(owner, buyer, r.deviceId())))
        .hasSize(1);
    assertThat(maySell(grant)).isFalse();
  }

  @Test
  void anOwnerConsentsBySignatureAlone() {
    ECKeyPair owner = ECKeyPair.create(BigInteger.valueOf(78));
    String sender = account(2);
    DeviceRegistration r = registered(device(KeyType.P256, 1), sender);
    String holder = addressOf(owner);
    assertThat(
            registryEvents(sender, DeviceRegistryCalls.transferFrom(sender, holder, r.deviceId())))
        .hasSize(1);
    ConsentGrant.Signed signed =
        new ConsentGrant.Signed(
            new ConsentGrant(r.deviceId(), NOBODY, ConsentCalls.SALE, r.deadline() + HALF_A_DAY),
            holder,
            BigInteger.ONE,
            BigInteger.ZERO,
            r.deadline());
    String digest = signed.digest(chainId(), at("Consent"));
    String call =
        ConsentCalls.grantWithSignature(signed, CompactSignature.sign(digest, owner).toRsv());
    assertThat(send(sender, "Consent", call)).hasSize(1);
    assertThat(maySell(signed.grant())).isTrue();
  }

  @Test
  void anUnprovenDeviceCannotBeSold() {
    String owner = account(2);
    DeviceRegistration r = registered(device(KeyType.ED25519, 1), owner);
    assertThatThrownBy(() ->
            registryEvents(
                owner, DeviceRegistryCalls.transferFrom(owner, account(3), r.deviceId())))
        .hasMessageContaining("revert");
  }

  @ParameterizedTest
  @EnumSource
  void bothKeysRotateADevice(KeyType type) {
    String owner = account(2);
    DeviceSigner old = device(KeyType.P256, 1);
    DeviceSigner next = device(type, 2);
    DeviceRegistration r = registered(old, owner);
    BigInteger nonce = nonceOf(owner);
    DeviceRotation rotation = new DeviceRotation(keyOf(old), keyOf(next), r.deadline());
    byte[] message =
        new Rotation(
                chainId().longValueExact(),
                new EvmAddress(at("DeviceRegistry")),
                new EvmAddress(owner),
                nonce,
                rotation.deadline())
            .message(old.deviceId(), next.deviceId());
    String byOld = Hex.of(old.sign(message));
    String byNew = Hex.of(next.sign(message));
    String successor = next.deviceId().hex();

    assertThat(registryEvents(owner, DeviceRegistryCalls.rotateKey(rotation, byOld, byNew)))
        .containsExactly(
            new DeviceRotated(r.deviceId(), successor, owner, rotation, nonce, byOld, byNew),
            new DeviceTransferred(successor, NOBODY, owner));
    assertThat(flag(DeviceRegistryCalls.isProven(successor))).isEqualTo(type == KeyType.P256);
  }

  @Test
  void aSignedAuthorizationMovesTheStablecoinOnce() {
    ECKeyPair payer = ECKeyPair.create(BigInteger.valueOf(77));
    String usd = at("Stablecoin");
    String seller = account(4);
    TransferAuthorization terms =
        new TransferAuthorization(
            addressOf(payer),
            seller,
            BigInteger.valueOf(2500),
            BigInteger.ZERO,
            BigInteger.ONE.shiftLeft(60),
            SOME_HASH);
    String digest =
        TransferAuthorizationDigest.of(terms, "Trigpoint Local USD", "1", chainId(), usd);
    String call =
        StablecoinCalls.transferWithAuthorization(
            terms, CompactSignature.sign(digest, payer).toRsv());
    assertThat(send(seller, "Stablecoin", StablecoinCalls.mint(terms.from(), terms.value())))
        .hasSize(1);
    List<EventLog> logs = send(seller, "Stablecoin", call);
    assertThat(logs.stream().flatMap(log -> StablecoinCalls.decodeTransfer(log).stream()))
        .containsExactly(new Transfer(usd, terms.from(), seller, terms.value()));
    assertThat(logs.stream().flatMap(log -> StablecoinCalls.decodeAuthorizationUsed(log).stream()))
        .containsExactly(new AuthorizationUsed(usd, terms.from(), terms.nonce()));
    assertThat(balance("Stablecoin", seller)).isEqualTo(terms.value());
    assertThat(
            StablecoinCalls.decodeAuthorizationState(
                ask("Stablecoin", StablecoinCalls.authorizationState(terms.from(), terms.nonce()))))
        .isTrue();
    assertThatThrownBy(() -> send(seller, "Stablecoin", call)).hasMessageContaining("revert");
  }

  private static DeviceSigner device(KeyType type, int number) {
    return DeviceSigner.ofPrivateKey(
        type, HexFormat.of().parseHex("0" + (type.code() + 2 * number) + "5c".repeat(31)));
  }

  private static DeviceKeyBytes keyOf(DeviceSigner device) {
    return new DeviceKeyBytes(device.key().type().code(), Hex.of(device.key().publicKey()));
  }

  private static DeviceRegistration registration(DeviceSigner device) {
    DeviceKeyBytes key = keyOf(device);
    long deadline = System.currentTimeMillis() / 1000 + HALF_A_DAY;
    return new DeviceRegistration(key.keyType(), key.publicKey(), 1, CELL, SOME_HASH, deadline);
  }

  private DeviceRegistration registered(DeviceSigner device, String owner) {
    DeviceRegistration r = registration(device);
    byte[] message = message(device, owner, nonceOf(owner), r.deadline());
    String call = DeviceRegistryCalls.register(r, Hex.of(device.sign(message)));
    assertThat(registryEvents(owner, call)).hasSize(2);
    return r;
  }

  private byte[] message(DeviceSigner device, String owner, BigInteger nonce, long deadline) {
    return new Registration(
            chainId().longValueExact(),
            new EvmAddress(at("DeviceRegistry")),
            new EvmAddress(owner),
            nonce,
            DeviceKind.HOTSPOT,
            new Cell(CELL),
            Hash32.ofHex(SOME_HASH),
            deadline)
        .message(device.deviceId());
  }

  private boolean maySell(ConsentGrant grant) {
    return ConsentCalls.decodeIsGranted(
        ask(
            "Consent",
            ConsentCalls.isGranted(grant.deviceId(), ConsentCalls.SALE, grant.grantee())));
  }

  private boolean flag(String view) {
    return DeviceRegistryCalls.decodeFlag(ask("DeviceRegistry", view));
  }

  private List<RegistryEvent> registryEvents(String from, String data) {
    return send(from, "DeviceRegistry", data).stream()
        .flatMap(log -> DeviceRegistryCalls.decode(log).stream())
        .toList();
  }

  private BigInteger nonceOf(String owner) {
    return DeviceRegistryCalls.decodeNonces(
        ask("DeviceRegistry", DeviceRegistryCalls.nonces(owner)));
  }
}

package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.contracts.RegistryEvent.DeviceDecommissioned;
import io.trigpoint.contracts.RegistryEvent.DeviceRegistered;
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

  @ParameterizedTest
  @EnumSource
  void aDeviceIsRegisteredMovedTransferredAndRetired(KeyType type) {
    String owner = account(2);
    String buyer = account(3);
    BigInteger nonce = nonceOf(owner);
    DeviceSigner device =
        DeviceSigner.ofPrivateKey(
            type,
            HexFormat.of().parseHex("0" + (type.code() + nonce.intValue()) + "5c".repeat(31)));
    DeviceRegistration r =
        new DeviceRegistration(type.code(), Hex.of(device.key().publicKey()), 1, CELL, SOME_HASH);
    String signature = Hex.of(device.sign(message(device, owner, nonce)));

    assertThat(registryEvents(owner, DeviceRegistryCalls.register(r, signature)))
        .containsExactly(new DeviceRegistered(r.deviceId(), owner, r, nonce, signature));
    assertThat(r.deviceId()).isEqualTo(device.deviceId().hex());
    assertThat(nonceOf(owner)).isEqualTo(nonce.add(BigInteger.ONE));
    assertThat(registryEvents(owner, DeviceRegistryCalls.assertLocation(r.deviceId(), CELL, ROOT)))
        .containsExactly(new LocationAsserted(r.deviceId(), CELL, ROOT));
    assertThat(registryEvents(owner, DeviceRegistryCalls.transfer(r.deviceId(), buyer)))
        .containsExactly(new DeviceTransferred(r.deviceId(), owner, buyer));
    assertThat(
            DeviceRegistryCalls.decodeOwnerOf(
                ask("DeviceRegistry", DeviceRegistryCalls.ownerOf(r.deviceId()))))
        .isEqualTo(buyer);
    assertThat(registryEvents(buyer, DeviceRegistryCalls.decommission(r.deviceId())))
        .containsExactly(new DeviceDecommissioned(r.deviceId()));
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

  private byte[] message(DeviceSigner device, String owner, BigInteger nonce) {
    return new Registration(
            chainId().longValueExact(),
            new EvmAddress(at("DeviceRegistry")),
            new EvmAddress(owner),
            nonce,
            DeviceKind.HOTSPOT,
            new Cell(CELL),
            Hash32.ofHex(SOME_HASH))
        .message(device.deviceId());
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

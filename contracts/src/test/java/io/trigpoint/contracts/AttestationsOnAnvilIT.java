package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.KeyType;
import java.util.HexFormat;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The quorum of an epoch settles whose an Ed25519 device is, against the deployed contracts. */
class AttestationsOnAnvilIT extends DeployedContracts {
  private static final long HALF_A_DAY = 43_200;
  private static final String UNCHECKED = "0x" + "00".repeat(64);

  private String owner = "";
  private String squatter = "";
  private String device = "";

  @BeforeEach
  void twoAccountsClaimADevice() {
    owner = account(2);
    squatter = account(3);
    DeviceSigner signer =
        DeviceSigner.ofPrivateKey(KeyType.ED25519, HexFormat.of().parseHex("5c".repeat(32)));
    long deadline = System.currentTimeMillis() / 1000 + HALF_A_DAY;
    DeviceRegistration r =
        new DeviceRegistration(
            KeyType.ED25519.code(),
            Hex.of(signer.key().publicKey()),
            1,
            0x851fb467fffffffL,
            SOME_HASH,
            deadline);
    device = r.deviceId();
    assertThat(send(squatter, "DeviceRegistry", DeviceRegistryCalls.register(r, UNCHECKED)))
        .hasSize(2);
    assertThat(send(owner, "DeviceRegistry", DeviceRegistryCalls.register(r, UNCHECKED)))
        .hasSize(1);
  }

  @Test
  void aSquattedDeviceGoesToItsOwnerWhoMaySellIt() {
    assertThat(ownerOfDevice()).isEqualTo(squatter);
    assertThat(send(account(4), "DeviceRegistry", attest(owner, 3))).hasSize(2);
    assertThat(ownerOfDevice()).isEqualTo(owner);
    String sale = DeviceRegistryCalls.transferFrom(owner, account(5), device);
    assertThat(send(owner, "DeviceRegistry", sale)).hasSize(1);
    assertThat(ownerOfDevice()).isEqualTo(account(5));
  }

  @Test
  void fewerThanAQuorumSettleNothing() {
    assertThatThrownBy(() -> send(account(4), "DeviceRegistry", attest(owner, 2)))
        .hasMessageContaining("revert");
    assertThat(ownerOfDevice()).isEqualTo(squatter);
  }

  private String ownerOfDevice() {
    return DeviceRegistryCalls.decodeOwnerOf(
        ask("DeviceRegistry", DeviceRegistryCalls.ownerOf(device)));
  }

  private String attest(String claimant, int signers) {
    DeviceAttestation attestation = new DeviceAttestation(device, claimant, 1, 1, runningEpoch());
    String digest = attestation.digest(chainId(), at("DeviceRegistry"));
    TreeMap<Integer, CompactSignature> byIndex = new TreeMap<>();
    for (int i = 0; i < signers; i++) {
      byIndex.put(i, CompactSignature.sign(digest, OPERATORS.get(i)));
    }
    return DeviceRegistryCalls.attest(attestation, QuorumSignatures.of(byIndex).proof());
  }
}

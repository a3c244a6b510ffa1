package io.trigpoint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Derived bytes that are on air, on chain or signed: they never change. */
class GoldenValuesTest {
  private static final DeviceSigner DEVICE =
      DeviceSigner.ofPrivateKey(
          KeyType.ED25519,
          HexFormat.of()
              .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
  private static final Cell CELL = Cell.parse("8c2830d340043ff");

  @Test
  void theKeyIsThatOfTheFirstTestOfRfc8032() {
    assertThat(DEVICE.key())
        .hasToString("ED25519:d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  }

  @Test
  void deviceId() {
    assertThat(DEVICE.deviceId())
        .hasToString("0x51b746057452b9386e97bdf68ae4219609d5c3630e6ab4c70d03bcec7949f23e");
  }

  @Test
  void beaconPayload() {
    BeaconPayload payload =
        BeaconPayload.derive(Hashes.sha256(new byte[] {1}), DEVICE.deviceId(), new byte[16]);
    assertThat(payload)
        .hasToString(
            "c8e2e17af34cc7466bcfb9e89007b0879920f1cf6d2dcb2ec1a70e59f76cba69d181f421664832f9ce9c33e356ba9fdf6c7dbb");
    assertThat(payload.frame()).hasSize(52).startsWith((byte) 0xE0);
    assertThat(Region.EU868.channelOf(payload).value()).isEqualTo(867_100_000L);
  }

  @Test
  void locationCommitment() {
    AssertedLocation location = new AssertedLocation(CELL, Decibels.of(2.3), 105);
    assertThat(LocationAssertion.commitment(location, Hash32.ZERO))
        .hasToString("0xade946061335db0963231d8d6278aa8683ea2391e6f91565b57158b1d21e4e37");
  }

  @Test
  void registrationMessage() {
    Registration registration =
        new Registration(
            31337,
            new EvmAddress("0x" + "11".repeat(20)),
            new EvmAddress("0x" + "22".repeat(20)),
            BigInteger.valueOf(7),
            DeviceKind.HOTSPOT,
            CELL.parent(5),
            Hash32.ZERO,
            1_800_000_000);
    byte[] message = registration.message(DEVICE.deviceId());
    assertThat(message).hasSize(206);
    assertThat(Hashes.sha256(message))
        .hasToString("0xb000ee5307c31ab9d677419d856bb359226b1ba3c93e3577bd526006906e075c");
  }

  @Test
  void rotationMessage() {
    Rotation rotation =
        new Rotation(
            31337,
            new EvmAddress("0x" + "11".repeat(20)),
            new EvmAddress("0x" + "22".repeat(20)),
            BigInteger.valueOf(7),
            1_800_000_000);
    byte[] message = rotation.message(DEVICE.deviceId(), new DeviceId(Hash32.ZERO));
    assertThat(message).hasSize(195);
    assertThat(Hashes.sha256(message))
        .hasToString("0x4dfe066eea05f6089842c4dc5b1e0e2907341b7e1506bada1254b0bd12d038e8");
  }

  @Test
  void reportId() {
    SignedReport report = new SignedReport(ReportKind.WEATHER, new byte[] {1, 2, 3}, new byte[64]);
    assertThat(report.id(Samples.NETWORK))
        .hasToString("0x838c4ad7f3053555bfe02f6e56ca0a0b09ef88937b0ada8cbd3b32ffe83d23ae");
  }
}

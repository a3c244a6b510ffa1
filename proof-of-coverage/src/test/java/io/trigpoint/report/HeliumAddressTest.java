package io.trigpoint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trigpoint.SharedVectors;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HeliumAddressTest {
  private static final byte[] MESSAGE = "hello world".getBytes(StandardCharsets.UTF_8);
  private static final String P256 = "11nYr7TBMbpGiQadiCxGCPZFZ8ENo1JNtbS7aB5U7UXn4a8Dvb3";

  @Test
  void publishedKeysHaveTheirPublishedAddresses() throws IOException {
    for (JsonNode vector : SharedVectors.helium("crypto.address")) {
      if (vector.has("seed_hex")) {
        DeviceSigner signer =
            DeviceSigner.ofPrivateKey(KeyType.ED25519, hex(vector.get("seed_hex").asText()));
        assertThat(HeliumAddress.of(signer.key()).map(HeliumAddress::text))
            .hasValue(vector.get("address").asText());
      }
      if (vector.has("address")) {
        HeliumAddress address = valid(HeliumAddress.read(vector.get("address").asText()));
        assertThat(address.text()).isEqualTo(vector.get("address").asText());
        assertThat(address.type().name()).isEqualToIgnoringCase(vector.get("type").asText());
      } else if (vector.has("expected")) {
        assertThat(HeliumAddress.ofBinary(hex(vector.get("binary_hex").asText())))
            .isEqualTo(new AddressReading.Refused(HeliumRefusal.NOT_COMPACT));
      } else {
        byte[] binary = hex(vector.get("binary_hex").asText());
        assertThat(valid(HeliumAddress.ofBinary(binary)).toBinary()).isEqualTo(binary);
      }
    }
  }

  @Test
  void publishedSignaturesCountAndOneBitMoreDoesNot() throws IOException {
    for (JsonNode vector : SharedVectors.helium("crypto.signatures")) {
      String address = vector.get("address").asText();
      byte[] signature = hex(vector.get("sig").asText());
      assertThat(HeliumSignatures.refusal(address, MESSAGE, signature)).isEmpty();
      for (int bit = 0; bit < 8 * signature.length; bit += 7) {
        byte[] bent = signature.clone();
        bent[bit / 8] ^= (byte) (1 << bit % 8);
        assertThat(HeliumSignatures.refusal(address, MESSAGE, bent))
            .hasValue(HeliumRefusal.BAD_SIGNATURE);
      }
      assertThat(
              HeliumSignatures.refusal(
                  address, "hello".getBytes(StandardCharsets.UTF_8), signature))
          .hasValue(HeliumRefusal.BAD_SIGNATURE);
    }
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#twenty")
  void everyEd25519AndEverySecondP256DeviceHasAnAddressThatLeadsBackToItsKey(long seed) {
    Random random = new Random(seed);
    DeviceKey ed25519 = DeviceSigner.generate(KeyType.ED25519, random).key();
    assertThat(HeliumAddress.of(ed25519).flatMap(HeliumAddress::deviceKey)).hasValue(ed25519);
    DeviceSigner p256 = DeviceSigner.generate(KeyType.P256, random);
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(p256.key().publicKey(), 33, 65));
    BigInteger field = KeyRules.P256.getCurve().getField().getCharacteristic();
    Optional<HeliumAddress> address = HeliumAddress.of(p256.key());
    assertThat(address.isPresent()).isEqualTo(y.compareTo(field.subtract(y)) < 0);
    address.ifPresent(a -> {
      assertThat(a.deviceKey()).hasValue(p256.key());
      assertThat(KeyRules.admit(a.deviceKey().orElseThrow())).isEmpty();
      assertThat(HeliumSignatures.accepts(a, MESSAGE, der(KeyRules.P256, p256.privateKey())))
          .isTrue();
    });
  }

  @Test
  void aHotspotThatJoinsSignsReportsThatItsRegisteredKeyAccepts() {
    DeviceSigner signer = compactSigner(new Random(5));
    HeliumAddress address = HeliumAddress.of(signer.key()).orElseThrow();
    DeviceKey registered = valid(HeliumAddress.read(address.text())).deviceKey().orElseThrow();
    assertThat(registered.deviceId()).isEqualTo(signer.deviceId());
    assertThat(new BouncyCastleSignatures().accepts(registered, MESSAGE, signer.sign(MESSAGE)))
        .isTrue();
  }

  @Test
  void secp256k1TakesTheLowSOnlyAndIsNoDeviceKey() throws IOException {
    for (JsonNode vector : SharedVectors.helium("crypto.signatures")) {
      boolean koblitz = vector.get("type").asText().equals("secp256k1");
      X9ECParameters curve = CustomNamedCurves.getByName(koblitz ? "secp256k1" : "P-256");
      if (!vector.get("type").asText().equals("ed25519")) {
        HeliumAddress address = valid(HeliumAddress.read(vector.get("address").asText()));
        byte[] other = otherS(curve.getN(), hex(vector.get("sig").asText()));
        assertThat(HeliumSignatures.accepts(address, MESSAGE, other)).isEqualTo(!koblitz);
        assertThat(address.deviceKey().isPresent()).isEqualTo(!koblitz);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonHasItsCounterExample(HeliumRefusal reason) {
    String address = HeliumCounterExamples.address(reason);
    assertThat(HeliumSignatures.refusal(address, MESSAGE, new byte[64])).hasValue(reason);
  }

  @ParameterizedTest
  @MethodSource("io.trigpoint.Seeds#hundred")
  void anyTextAndAnyBytesGiveAVerdict(long seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[random.nextInt(60)];
    random.nextBytes(bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(HeliumAddress.read(text)).isInstanceOf(AddressReading.Refused.class);
    assertThat(HeliumAddress.read(Base58Check.encode(bytes))).isNotNull();
    assertThat(HeliumAddress.ofBinary(bytes)).isNotNull();
    assertThat(HeliumSignatures.refusal(P256, MESSAGE, bytes)).isPresent();
    assertThat(Base58Check.decode(Base58Check.encode(bytes)))
        .hasValueSatisfying(decoded -> {
          assertThat(Arrays.copyOf(decoded, bytes.length)).isEqualTo(bytes);
          assertThat(Base58Check.intact(decoded)).isTrue();
        });
  }

  @Test
  void theTestNetworkIsReadFromTheTag() {
    byte[] tagged = valid(HeliumAddress.read(P256)).toBinary();
    tagged[0] |= 0x10;
    HeliumAddress test = valid(HeliumAddress.ofBinary(tagged));
    assertThat(test.isTest()).isTrue();
    assertThat(valid(HeliumAddress.read(test.text()))).isEqualTo(test);
    assertThat(valid(HeliumAddress.read(P256)).isTest()).isFalse();
  }

  private static DeviceSigner compactSigner(Random random) {
    DeviceSigner signer = DeviceSigner.generate(KeyType.P256, random);
    return HeliumAddress.of(signer.key()).isPresent() ? signer : compactSigner(random);
  }

  private static HeliumAddress valid(AddressReading reading) {
    assertThat(reading).isInstanceOf(AddressReading.Valid.class);
    return ((AddressReading.Valid) reading).address();
  }

  private static byte[] der(X9ECParameters curve, byte[] secret) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    ECDomainParameters domain = new ECDomainParameters(curve);
    signer.init(true, new ECPrivateKeyParameters(new BigInteger(1, secret), domain));
    BigInteger[] rs = signer.generateSignature(Hashes.sha256(MESSAGE).toBytes());
    return encoded(curve.getN(), rs[0], rs[1]);
  }

  private static byte[] otherS(BigInteger n, byte[] signature) {
    try {
      BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(n, signature);
      return encoded(n, rs[0], n.subtract(rs[1]));
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static byte[] encoded(BigInteger n, BigInteger r, BigInteger s) {
    try {
      return StandardDSAEncoding.INSTANCE.encode(n, r, s);
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}

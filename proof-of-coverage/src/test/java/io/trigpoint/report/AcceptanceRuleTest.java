package io.trigpoint.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.EdgeCases.Point;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All verification paths give the same answer for every admitted key: ADR 0001. */
class AcceptanceRuleTest {
  private static final byte[] MESSAGE = "trigpoint".getBytes(StandardCharsets.UTF_8);

  static Stream<SignatureCheck> paths() {
    return Stream.concat(
        Stream.of(new BouncyCastleSignatures()), SignatureChecks.accelerated().stream());
  }

  @Test
  void theNativePathIsPresentWhereThisBuildRuns() {
    boolean supported =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    assertThat(SignatureChecks.accelerated().isPresent()).isEqualTo(supported);
  }

  @Test
  void theTextbookCurveSignsWhatTheLibraryVerifies() {
    DeviceSigner signer = Samples.signer(KeyType.ED25519, 3);
    byte[] publicKey = signer.key().publicKey();
    byte[] signature =
        EdgeCases.sign(signer.privateKey(), publicKey, MESSAGE, EdgeCases.identity());
    assertThat(signature).isEqualTo(signer.sign(MESSAGE));
    assertThat(EdgeCases.decoded(publicKey).encoded()).isEqualTo(publicKey);
  }

  @Test
  void keysOfSmallOrderAreNotAdmitted() {
    Point torsion = EdgeCases.ofOrderEight();
    for (int i = 0; i < 8; i++) {
      assertThat(admitted(torsion.times(BigInteger.valueOf(i)).encoded())).isFalse();
    }
  }

  @Test
  void keysOfMixedOrderAreNotAdmitted() {
    Point key = EdgeCases.decoded(Samples.signer(KeyType.ED25519, 3).key().publicKey());
    Point torsion = EdgeCases.ofOrderEight();
    assertThat(admitted(key.encoded())).isTrue();
    for (int i = 1; i < 8; i++) {
      assertThat(admitted(key.plus(torsion.times(BigInteger.valueOf(i))).encoded())).isFalse();
    }
  }

  @Test
  void nonCanonicalKeysAreNotAdmitted() {
    assertThat(EdgeCases.nonCanonical()).allMatch(key -> !admitted(key));
  }

  @Test
  void p256KeysOffTheCurveAreNotAdmitted() {
    byte[] honest = Samples.signer(KeyType.P256, 1).key().publicKey();
    for (int i = 0; i < honest.length; i++) {
      byte[] off = honest.clone();
      off[i] ^= 1;
      assertThat(KeyRules.admit(new DeviceKey(KeyType.P256, off)))
          .contains(RefusalReason.KEY_NOT_VALID);
    }
    assertThat(KeyRules.admit(new DeviceKey(KeyType.P256, new byte[65])))
        .contains(RefusalReason.KEY_NOT_VALID);
  }

  /** The cofactored equation alone would accept every one of these. */
  @ParameterizedTest
  @MethodSource("paths")
  void anRWithASmallOrderPartIsRefusedUnderAGoodKey(SignatureCheck check) {
    DeviceSigner signer = Samples.signer(KeyType.ED25519, 3);
    byte[] publicKey = signer.key().publicKey();
    Point torsion = EdgeCases.ofOrderEight();
    for (int i = 1; i < 8; i++) {
      byte[] signature =
          EdgeCases.sign(
              signer.privateKey(), publicKey, MESSAGE, torsion.times(BigInteger.valueOf(i)));
      assertThat(Ed25519.verify(signature, 0, publicKey, 0, MESSAGE, 0, MESSAGE.length))
          .as("the library alone is fooled")
          .isTrue();
      assertThat(check.accepts(signer.key(), MESSAGE, signature)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void strangeSignaturesAreRefusedUnderAGoodKey(SignatureCheck check) {
    DeviceSigner signer = Samples.signer(KeyType.ED25519, 3);
    byte[] good = signer.sign(MESSAGE);
    byte[] zeroS = new byte[32];
    List<byte[]> strange = new ArrayList<>();
    strange.add(EdgeCases.unreducedS(good));
    strange.add(EdgeCases.concat(good, new byte[0]).clone());
    strange.getLast()[63] |= (byte) 0xE0;
    Point torsion = EdgeCases.ofOrderEight();
    for (int i = 0; i < 8; i++) {
      strange.add(EdgeCases.concat(torsion.times(BigInteger.valueOf(i)).encoded(), zeroS));
    }
    EdgeCases.nonCanonical().forEach(r -> strange.add(EdgeCases.concat(r, zeroS)));
    assertThat(check.accepts(signer.key(), MESSAGE, good)).isTrue();
    assertThat(strange).allMatch(signature -> !check.accepts(signer.key(), MESSAGE, signature));
  }

  @ParameterizedTest
  @EnumSource
  void allPathsAnswerAlikeOnValidMutatedAndMixedSignatures(KeyType type) {
    List<SignatureCheck> paths = paths().toList();
    List<Point> torsion = smallOrder();
    Random random = new Random(20261121);
    int accepted = 0;
    for (int round = 0; round < 400; round++) {
      DeviceSigner signer = Samples.signer(type, random.nextLong(40));
      byte[] message = Samples.bytes(random, random.nextInt(200));
      byte[] signature = signer.sign(message);
      switch (random.nextInt(type == KeyType.ED25519 ? 5 : 3)) {
        case 0 -> {}
        case 1 -> signature[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
        case 2 ->
            signature =
                type == KeyType.P256 ? EdgeCases.highS(signature) : EdgeCases.unreducedS(signature);
        case 3 ->
            signature =
                EdgeCases.sign(
                    signer.privateKey(),
                    signer.key().publicKey(),
                    message,
                    torsion.get(random.nextInt(8)));
        default -> signature = Samples.bytes(random, 64);
      }
      boolean first = paths.getFirst().accepts(signer.key(), message, signature);
      accepted += first ? 1 : 0;
      for (SignatureCheck path : paths) {
        assertThat(path.accepts(signer.key(), message, signature))
            .as("round %d, %s", round, path.name())
            .isEqualTo(first);
      }
    }
    assertThat(accepted).isBetween(50, 350);
  }

  @Test
  void theFastestPathPassesItsSelfTest() {
    assertThat(SignatureChecks.passesSelfTest(SignatureChecks.fastest())).isTrue();
    assertThat(SignatureChecks.passesSelfTest(new AcceptsEverything())).isFalse();
  }

  private static List<Point> smallOrder() {
    Point eight = EdgeCases.ofOrderEight();
    return Stream.iterate(EdgeCases.identity(), point -> point.plus(eight)).limit(8).toList();
  }

  private static boolean admitted(byte[] publicKey) {
    return KeyRules.admit(new DeviceKey(KeyType.ED25519, publicKey)).isEmpty();
  }

  private record AcceptsEverything() implements SignatureCheck {
    @Override
    public boolean accepts(DeviceKey key, byte[] message, byte[] signature) {
      return true;
    }

    @Override
    public String name() {
      return "accepts everything";
    }
  }
}

package io.trigpoint.report;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Signatures as Helium software makes them: Ed25519 as 64 bytes, ECDSA over SHA-256 in DER. As
 * there, secp256k1 takes the low s only and P-256 takes both.
 */
public final class HeliumSignatures {
  private static final X9ECParameters SECP256K1 = CustomNamedCurves.getByName("secp256k1");
  private static final SignatureCheck ED25519 = new BouncyCastleSignatures();

  private HeliumSignatures() {}

  /** Why a signature by the key of an address does not count, or empty when it does. */
  public static Optional<HeliumRefusal> refusal(String address, byte[] message, byte[] signature) {
    return switch (HeliumAddress.read(address)) {
      case AddressReading.Refused(HeliumRefusal reason) -> Optional.of(reason);
      case AddressReading.Valid(HeliumAddress signer) ->
          accepts(signer, message, signature)
              ? Optional.empty()
              : Optional.of(HeliumRefusal.BAD_SIGNATURE);
    };
  }

  /** Whether the signature belongs to message and key; malformed ones are a plain false. */
  public static boolean accepts(HeliumAddress signer, byte[] message, byte[] signature) {
    return switch (signer.type()) {
      case ED25519 ->
          signer.deviceKey().filter(key -> ED25519.accepts(key, message, signature)).isPresent();
      case ECC_COMPACT ->
          CompactPoint.read(signer.publicKey())
              .filter(point -> ecdsa(KeyRules.P256, point, message, signature))
              .isPresent();
      case SECP256K1 ->
          secp256k1Point(signer.publicKey())
              .filter(point -> lowS(signature) && ecdsa(SECP256K1, point, message, signature))
              .isPresent();
    };
  }

  static Optional<ECPoint> secp256k1Point(byte[] compressed) {
    try {
      ECPoint point = SECP256K1.getCurve().decodePoint(compressed);
      return point.isInfinity() ? Optional.empty() : Optional.of(point);
    } catch (IllegalArgumentException notOnTheCurve) {
      return Optional.empty();
    }
  }

  private static boolean ecdsa(
      X9ECParameters curve, ECPoint point, byte[] message, byte[] signature) {
    return rs(curve.getN(), signature)
        .filter(rs -> {
          ECDSASigner verifier = new ECDSASigner();
          verifier.init(false, new ECPublicKeyParameters(point, new ECDomainParameters(curve)));
          return verifier.verifySignature(Hashes.sha256(message).toBytes(), rs[0], rs[1]);
        })
        .isPresent();
  }

  private static boolean lowS(byte[] signature) {
    BigInteger n = SECP256K1.getN();
    return rs(n, signature).filter(rs -> rs[1].compareTo(n.shiftRight(1)) <= 0).isPresent();
  }

  /** Strict DER with both numbers in range. */
  private static Optional<BigInteger[]> rs(BigInteger n, byte[] signature) {
    try {
      return Optional.of(StandardDSAEncoding.INSTANCE.decode(n, signature));
    } catch (IOException | RuntimeException malformed) {
      return Optional.empty();
    }
  }
}

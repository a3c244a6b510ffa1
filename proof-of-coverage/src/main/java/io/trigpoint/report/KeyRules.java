package io.trigpoint.report;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Full public-key validation, done once at registration, so that all verification paths agree. */
public final class KeyRules {
  static final X9ECParameters P256 = CustomNamedCurves.getByName("P-256");

  private KeyRules() {}

  /** The reason why a key may not register, or empty when it may. */
  public static Optional<RefusalReason> admit(DeviceKey key) {
    boolean valid =
        switch (key.type()) {
          case ED25519 -> validEd25519(key.publicKey(), 0);
          case P256 -> p256Point(key.publicKey()).isPresent();
        };
    return valid ? Optional.empty() : Optional.of(RefusalReason.KEY_NOT_VALID);
  }

  /** Canonical, on the curve and of prime order. Also asked of R on the Bouncy Castle path. */
  static boolean validEd25519(byte[] bytes, int offset) {
    try {
      return Ed25519.validatePublicKeyFull(bytes, offset);
    } catch (RuntimeException malformed) {
      return false;
    }
  }

  static Optional<ECPoint> p256Point(byte[] uncompressed) {
    try {
      if (uncompressed[0] != 4) {
        return Optional.empty();
      }
      ECPoint point = P256.getCurve().decodePoint(uncompressed);
      return point.isValid() && !point.isInfinity() ? Optional.of(point) : Optional.empty();
    } catch (RuntimeException notOnTheCurve) {
      return Optional.empty();
    }
  }

  /** r and s as 32-byte numbers: 0 < r < n and 0 < s <= n/2. */
  static boolean lowS(byte[] signature) {
    if (signature.length != 64) {
      return false;
    }
    BigInteger r = new BigInteger(1, signature, 0, 32);
    BigInteger s = new BigInteger(1, signature, 32, 32);
    return r.signum() > 0
        && r.compareTo(P256.getN()) < 0
        && s.signum() > 0
        && s.compareTo(P256.getN().shiftRight(1)) <= 0;
  }
}

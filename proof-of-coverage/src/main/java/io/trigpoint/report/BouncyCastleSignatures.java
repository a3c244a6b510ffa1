package io.trigpoint.report;

import java.math.BigInteger;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * The always-present verification path. Bouncy Castle checks the cofactored Ed25519 equation, so R
 * must be of prime order too: then it accepts what cofactorless verifiers accept, and no more.
 */
public final class BouncyCastleSignatures implements SignatureCheck {
  static final ECDomainParameters P256 = new ECDomainParameters(KeyRules.P256);

  @Override
  public boolean accepts(DeviceKey key, byte[] message, byte[] signature) {
    if (signature.length != 64) {
      return false;
    }
    return switch (key.type()) {
      case ED25519 -> ed25519(key.publicKey(), message, signature);
      case P256 -> p256(key.publicKey(), message, signature);
    };
  }

  @Override
  public String name() {
    return "bouncy-castle";
  }

  private static boolean ed25519(byte[] publicKey, byte[] message, byte[] signature) {
    try {
      return KeyRules.validEd25519(signature, 0)
          && Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
    } catch (RuntimeException malformed) {
      return false;
    }
  }

  private static boolean p256(byte[] publicKey, byte[] message, byte[] signature) {
    if (!KeyRules.lowS(signature)) {
      return false;
    }
    return KeyRules.p256Point(publicKey)
        .map(point -> {
          ECDSASigner verifier = new ECDSASigner();
          verifier.init(false, new ECPublicKeyParameters(point, P256));
          return verifier.verifySignature(
              Hashes.sha256(message).toBytes(),
              new BigInteger(1, signature, 0, 32),
              new BigInteger(1, signature, 32, 32));
        })
        .orElse(false);
  }
}

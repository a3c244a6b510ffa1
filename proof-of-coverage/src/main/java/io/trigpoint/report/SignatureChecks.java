package io.trigpoint.report;

import java.lang.reflect.InvocationTargetException;
import java.security.Provider;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Chooses the verification path: native when present and correct on a self-test, else Bouncy
 * Castle.
 */
public final class SignatureChecks {
  private static final String ACCP =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final byte[] SEED =
      HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

  private SignatureChecks() {}

  /** The fastest path of this machine that passes the self-test. */
  public static SignatureCheck fastest() {
    return accelerated()
        .filter(SignatureChecks::passesSelfTest)
        .orElseGet(BouncyCastleSignatures::new);
  }

  /** The native path, when its library is on the class path and loads here. */
  public static Optional<SignatureCheck> accelerated() {
    try {
      Class<?> type = Class.forName(ACCP);
      Object provider = type.getField("INSTANCE").get(null);
      boolean healthy =
          "PASSED".equals(String.valueOf(type.getMethod("runSelfTests").invoke(provider)));
      return healthy && provider instanceof Provider p
          ? Optional.of(new NativeSignatures(p))
          : Optional.empty();
    } catch (ReflectiveOperationException | LinkageError absent) {
      if (absent instanceof InvocationTargetException broken
          && broken.getCause() instanceof VirtualMachineError fatal) {
        throw fatal;
      }
      return Optional.empty();
    }
  }

  static boolean passesSelfTest(SignatureCheck check) {
    for (KeyType type : KeyType.values()) {
      DeviceSigner signer = DeviceSigner.ofPrivateKey(type, SEED);
      byte[] message = {1, 2, 3};
      byte[] signature = signer.sign(message);
      byte[] forged = signature.clone();
      forged[40] ^= 1;
      if (!check.accepts(signer.key(), message, signature)
          || check.accepts(signer.key(), message, forged)
          || check.accepts(signer.key(), new byte[] {1, 2}, signature)) {
        return false;
      }
    }
    return true;
  }
}

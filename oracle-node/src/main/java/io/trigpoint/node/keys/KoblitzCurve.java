package io.trigpoint.node.keys;

import java.security.Provider;
import java.security.Security;

/**
 * Makes secp256k1, which the JDK no longer has, known to its PKCS#11 provider: the curves'
 * parameters, and nothing else, come from Bouncy Castle.
 */
final class KoblitzCurve extends Provider {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "TrigpointCurves";

  private KoblitzCurve() {
    super(NAME, "1", "Parameters of elliptic curves");
    var _ =
        put(
            "AlgorithmParameters.EC",
            "org.bouncycastle.jcajce.provider.asymmetric.ec.AlgorithmParametersSpi");
  }

  static void install() {
    if (Security.getProvider(NAME) == null) {
      int _ = Security.insertProviderAt(new KoblitzCurve(), 1);
    }
  }
}

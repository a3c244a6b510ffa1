package io.trigpoint.node.keys;

import io.trigpoint.node.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.BigIntegers;

/** A private key in PEM, PKCS#8 without a password, as the HTTP door takes it. */
final class PemKey {
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
  private static final int SECRET_BYTES = 32;

  private PemKey() {}

  /** The 32 bytes of an elliptic-curve or Edwards key; empty for RSA and longer ones. */
  static Optional<byte[]> scalar(Path file) {
    Matcher pem = PKCS8.matcher(SecretFile.text(file));
    if (!pem.find()) {
      throw new ConfigException(
          file + " is no PKCS#8 key; convert it: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
    }
    try {
      PrivateKeyInfo key = PrivateKeyInfo.getInstance(Base64.getMimeDecoder().decode(pem.group(1)));
      boolean curve =
          key.getPrivateKeyAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey);
      if (curve) {
        var scalar = ECPrivateKey.getInstance(key.parsePrivateKey()).getKey();
        return scalar.bitLength() <= 8 * SECRET_BYTES
            ? Optional.of(BigIntegers.asUnsignedByteArray(SECRET_BYTES, scalar))
            : Optional.empty();
      }
      return Optional.of(key.parsePrivateKey())
          .filter(ASN1OctetString.class::isInstance)
          .map(octets -> ASN1OctetString.getInstance(octets).getOctets())
          .filter(secret -> secret.length == SECRET_BYTES);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new ConfigException(file + " is no readable private key: " + unreadable.getMessage());
    }
  }
}

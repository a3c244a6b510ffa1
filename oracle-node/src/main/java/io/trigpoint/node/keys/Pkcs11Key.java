package io.trigpoint.node.keys;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.contracts.Hex;
import io.trigpoint.node.chain.KeyUnavailable;
import io.trigpoint.node.chain.SigningKey;
import io.trigpoint.node.config.ConfigException;
import io.trigpoint.node.config.KeySource;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.web3j.crypto.Keys;

/**
 * A key in a token behind a PKCS#11 library, by the JDK's own provider. The token needs a
 * certificate with the key's label and id, which is how that provider finds a key.
 */
final class Pkcs11Key implements SigningKey {
  private static final int POINT_BYTES = 65;

  private final PrivateKey key;
  private final EvmAddress address;
  private final Provider token;

  private Pkcs11Key(PrivateKey key, EvmAddress address, Provider token) {
    this.key = key;
    this.address = address;
    this.token = token;
  }

  /** Logs in; a {@link ConfigException} says what is missing. */
  static Pkcs11Key open(KeySource.Pkcs11 source) {
    char[] pin = SecretFile.text(source.pinFile()).toCharArray();
    KoblitzCurve.install();
    try {
      Provider token = Security.getProvider("SunPKCS11").configure(configuration(source));
      KeyStore store = KeyStore.getInstance("PKCS11", token);
      store.load(null, pin);
      Certificate certificate = store.getCertificate(source.label());
      if (certificate != null && store.getKey(source.label(), null) instanceof PrivateKey key) {
        return new Pkcs11Key(key, addressOf(certificate), token);
      }
      throw new ConfigException(
          source.library()
              + " has no key with a certificate labelled "
              + source.label()
              + " in slot "
              + source.slot());
    } catch (GeneralSecurityException | IOException | ProviderException unusable) {
      throw new ConfigException(
          "cannot use the token of " + source.library() + ": " + rootOf(unusable));
    } finally {
      Arrays.fill(pin, '0');
    }
  }

  private static String configuration(KeySource.Pkcs11 source) {
    return "--name=trigpoint-%s-%d\nlibrary=%s\nslotListIndex=%d\n"
        .formatted(source.label(), source.slot(), source.library(), source.slot());
  }

  private static EvmAddress addressOf(Certificate certificate) {
    byte[] point =
        SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded())
            .getPublicKeyData()
            .getOctets();
    if (point.length != POINT_BYTES) {
      throw new ConfigException("the certificate's key is no secp256k1 point of 65 bytes");
    }
    return new EvmAddress(
        "0x" + Keys.getAddress(Hex.of(Arrays.copyOfRange(point, 1, POINT_BYTES))));
  }

  private static String rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  @Override
  public EvmAddress address() {
    return address;
  }

  @Override
  public CompactSignature sign(byte[] message) {
    Hash32 digest = Hashes.keccak256(message);
    try {
      Signature signature = Signature.getInstance("NONEwithECDSA", token);
      signature.initSign(key);
      signature.update(digest.toBytes());
      ASN1Sequence pair = ASN1Sequence.getInstance(signature.sign());
      return CompactSignature.by(
              address.hex(),
              digest.hex(),
              ASN1Integer.getInstance(pair.getObjectAt(0)).getValue(),
              ASN1Integer.getInstance(pair.getObjectAt(1)).getValue())
          .orElseThrow(
              () -> new KeyUnavailable("the token's signature is not of its certificate's key"));
    } catch (GeneralSecurityException | ProviderException failed) {
      throw new KeyUnavailable("the token does not sign: " + rootOf(failed), failed);
    }
  }
}

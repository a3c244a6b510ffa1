package io.trigpoint.node.keys;

import io.trigpoint.node.chain.SigningKey;
import io.trigpoint.node.config.ConfigException;
import io.trigpoint.node.config.KeySource;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Puts a key into a token of the working directory, or signs with it. */
final class Pkcs11Probe {

  private Pkcs11Probe() {}

  public static void main(String... arguments) throws Exception {
    Path library = Path.of(arguments[1]);
    if ("import".equals(arguments[0])) {
      KoblitzCurve.install();
      store(library);
      System.out.println("imported");
      return;
    }
    try {
      SigningKey key = NodeKeys.open(new KeySource.Pkcs11(library, 0, "attest", Path.of("pin")));
      byte[] message = "a message".getBytes(StandardCharsets.UTF_8);
      System.out.println(key.address() + " " + key.sign(message).hex());
    } catch (ConfigException unusable) {
      System.out.println(unusable.getMessage());
    }
  }

  private static void store(Path library) throws Exception {
    Provider bouncyCastle = new BouncyCastleProvider();
    String pem = Files.readString(Path.of("key8.pem")).replaceAll("-----[^-]+-----", "");
    PrivateKey key =
        KeyFactory.getInstance("EC", bouncyCastle)
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
    Provider token =
        Security.getProvider("SunPKCS11")
            .configure("--name=probe\nlibrary=" + library + "\nslotListIndex=0\n");
    KeyStore store = KeyStore.getInstance("PKCS11", token);
    store.load(null, Files.readString(Path.of("pin")).toCharArray());
    try (InputStream file = Files.newInputStream(Path.of("certificate.pem"))) {
      Certificate certificate =
          CertificateFactory.getInstance("X.509", bouncyCastle).generateCertificate(file);
      store.setKeyEntry("attest", key, null, new Certificate[] {certificate});
    }
  }
}

package io.trigpoint.report;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The optional fast path: any JCA provider whose Ed25519 check is cofactorless, such as ACCP. */
public final class NativeSignatures implements SignatureCheck {
  private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final byte[] P256_PREFIX =
      HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");
  private static final int MAX_CACHED_KEYS = 200_000;

  private final Provider provider;
  private final Map<DeviceKey, PublicKey> decoded = new ConcurrentHashMap<>();
  private final ThreadLocal<Map<KeyType, Signature>> verifiers =
      ThreadLocal.withInitial(ConcurrentHashMap::new);

  public NativeSignatures(Provider provider) {
    this.provider = provider;
  }

  @Override
  public boolean accepts(DeviceKey key, byte[] message, byte[] signature) {
    if (signature.length != 64 || key.type() == KeyType.P256 && !KeyRules.lowS(signature)) {
      return false;
    }
    try {
      Signature verifier = verifier(key.type());
      verifier.initVerify(publicKey(key));
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }

  @Override
  public String name() {
    return provider.getName();
  }

  private Signature verifier(KeyType type) throws GeneralSecurityException {
    Map<KeyType, Signature> own = verifiers.get();
    Signature known = own.get(type);
    if (known == null) {
      known =
          Signature.getInstance(
              type == KeyType.ED25519 ? "Ed25519" : "SHA256withECDSAinP1363Format", provider);
      own.put(type, known);
    }
    return known;
  }

  private PublicKey publicKey(DeviceKey key) throws GeneralSecurityException {
    PublicKey known = decoded.get(key);
    if (known == null) {
      if (decoded.size() >= MAX_CACHED_KEYS) {
        decoded.clear();
      }
      known = decode(key);
      decoded.put(key, known);
    }
    return known;
  }

  private static PublicKey decode(DeviceKey key) throws GeneralSecurityException {
    byte[] prefix = key.type() == KeyType.ED25519 ? ED25519_PREFIX : P256_PREFIX;
    byte[] raw = key.publicKey();
    byte[] spki = Arrays.copyOf(prefix, prefix.length + raw.length);
    System.arraycopy(raw, 0, spki, prefix.length, raw.length);
    return KeyFactory.getInstance(key.type() == KeyType.ED25519 ? "Ed25519" : "EC")
        .generatePublic(new X509EncodedKeySpec(spki));
  }
}

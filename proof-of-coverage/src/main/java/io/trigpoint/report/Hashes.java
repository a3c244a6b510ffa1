package io.trigpoint.report;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.KeccakDigest;

/**
 * The two hash functions of the protocol: SHA-256 towards devices, Keccak-256 towards the chain.
 */
public final class Hashes {
  /** Looking the algorithm up takes as long as hashing a short text. */
  private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Hashes::digest);

  private Hashes() {}

  /** SHA-256 of the parts, one after the other. */
  public static Hash32 sha256(byte[]... parts) {
    MessageDigest digest = SHA_256.get();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return Hash32.owning(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /** Keccak-256 (the EVM's, not SHA3-256) of the parts, one after the other. */
  public static Hash32 keccak256(byte[]... parts) {
    KeccakDigest digest = new KeccakDigest(256);
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] out = new byte[Hash32.LENGTH];
    digest.doFinal(out, 0);
    return Hash32.owning(out);
  }
}

package io.trigpoint.agent.key;

import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.HeliumAddress;
import io.trigpoint.report.HeliumKeyType;
import io.trigpoint.report.KeyType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The key file of the Helium gateway software: a tag byte, then the P-256 scalar, or the Ed25519
 * seed and its public key.
 */
public final class HeliumKeyFile {
  private static final int SECRET = 32;
  private static final int P256_LENGTH = 1 + SECRET;
  private static final int ED25519_LENGTH = 1 + SECRET + 32;
  private static final int TYPE_BITS = 0x0F;

  private HeliumKeyFile() {}

  /** Reads a key; messages name the file and never its content. */
  public static DeviceSigner read(Path file) throws IOException {
    byte[] content = PrivateFiles.read(file);
    try {
      return signer(content);
    } catch (IllegalArgumentException damaged) {
      throw new IOException(
          file + " is not a Helium gateway key: " + damaged.getMessage(), damaged);
    }
  }

  private static DeviceSigner signer(byte[] content) {
    int type = content.length == 0 ? -1 : content[0] & TYPE_BITS;
    if (content.length == P256_LENGTH && type == HeliumKeyType.ECC_COMPACT.tag()) {
      DeviceSigner signer = DeviceSigner.ofPrivateKey(KeyType.P256, secret(content));
      if (HeliumAddress.of(signer.key()).isEmpty()) {
        throw new IllegalArgumentException("its public key has no address");
      }
      return signer;
    }
    if (content.length == ED25519_LENGTH && type == HeliumKeyType.ED25519.tag()) {
      DeviceSigner signer = DeviceSigner.ofPrivateKey(KeyType.ED25519, secret(content));
      byte[] stored = Arrays.copyOfRange(content, P256_LENGTH, ED25519_LENGTH);
      if (!Arrays.equals(stored, signer.key().publicKey())) {
        throw new IllegalArgumentException("its two halves do not belong together");
      }
      return signer;
    }
    throw new IllegalArgumentException("neither 33 bytes of P-256 nor 65 bytes of Ed25519");
  }

  private static byte[] secret(byte[] content) {
    return Arrays.copyOfRange(content, 1, P256_LENGTH);
  }
}

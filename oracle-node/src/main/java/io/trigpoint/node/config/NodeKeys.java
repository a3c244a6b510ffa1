package io.trigpoint.node.config;

import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.KeyType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.web3j.crypto.ECKeyPair;

/**
 * The node's three keys, one role each.
 *
 * @param attest signs epoch results (secp256k1)
 * @param send pays for and signs transactions (secp256k1)
 * @param receipt signs ingest receipts (Ed25519)
 */
public record NodeKeys(ECKeyPair attest, ECKeyPair send, DeviceSigner receipt) {
  private static final Set<PosixFilePermission> FOREIGN =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  /** Reads attest.key, send.key and receipt.key; each must be readable by its owner alone. */
  public static NodeKeys read(Path directory) {
    byte[] attest = secret(directory.resolve("attest.key"));
    byte[] send = secret(directory.resolve("send.key"));
    if (Arrays.equals(attest, send)) {
      throw new ConfigException("attest.key and send.key must be different keys: one role each");
    }
    return new NodeKeys(
        ECKeyPair.create(attest),
        ECKeyPair.create(send),
        DeviceSigner.ofPrivateKey(KeyType.ED25519, secret(directory.resolve("receipt.key"))));
  }

  private static byte[] secret(Path file) {
    try {
      if (Files.getPosixFilePermissions(file).stream().anyMatch(FOREIGN::contains)) {
        throw new ConfigException(
            file + " can be read by others; run: chmod 600 " + file.getFileName());
      }
      String hex = Files.readString(file, StandardCharsets.US_ASCII).strip();
      byte[] secret = HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex);
      if (secret.length != 32) {
        throw new ConfigException(file + " must hold 64 hexadecimal digits");
      }
      return secret;
    } catch (IOException unreadable) {
      throw new ConfigException("cannot read the key " + file + ": " + unreadable.getMessage());
    } catch (IllegalArgumentException notHex) {
      throw new ConfigException(file + " must hold 64 hexadecimal digits");
    }
  }
}

package io.trigpoint.node.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** Where a secp256k1 key is. Passwords and PINs are in files of their own. */
public sealed interface KeySource {

  /** 64 hexadecimal digits in a file that only its owner reads. */
  record HexFile(Path file) implements KeySource {}

  /** An Ethereum keystore, version 3. */
  record Keystore(Path file, Path passwordFile) implements KeySource {}

  /**
   * Web3Signer in eth1 mode.
   *
   * @param publicKey 0x and 128 digits, which is what it calls the key
   */
  record Web3Signer(URI url, String publicKey) implements KeySource {}

  /**
   * A token behind a PKCS#11 library.
   *
   * @param slot index in the library's list of slots
   * @param label of the key and its certificate
   */
  record Pkcs11(Path library, int slot, String label, Path pinFile) implements KeySource {}

  /** Reads {@code keys.ROLE} and what belongs to it; without it the key is a file of keys.dir. */
  static KeySource read(Settings settings, String role, Path directory) {
    String key = "keys." + role;
    String source = settings.text(key, "file:" + directory.resolve(role + ".key"));
    String[] parts = source.split(":", 2);
    if (parts.length != 2 || parts[1].isEmpty()) {
      throw unknown(key, source);
    }
    return switch (parts[0]) {
      case "file" -> new HexFile(Path.of(parts[1]));
      case "keystore" -> new Keystore(Path.of(parts[1]), settings.path(key + ".password-file"));
      case "web3signer" ->
          new Web3Signer(
              settings.parsed(key, text -> URI.create(parts[1])),
              settings.parsed(key + ".public-key", KeySource::publicKey));
      case "pkcs11" ->
          new Pkcs11(
              Path.of(parts[1]),
              Math.toIntExact(settings.number(key + ".slot", 0)),
              settings.text(key + ".label", role),
              settings.path(key + ".password-file"));
      default -> throw unknown(key, source);
    };
  }

  private static String publicKey(String hex) {
    if (!hex.matches("0x[0-9a-fA-F]{128}")) {
      throw new IllegalArgumentException("a public key is 0x and 128 hexadecimal digits");
    }
    return hex.toLowerCase(Locale.ROOT);
  }

  private static ConfigException unknown(String key, String source) {
    return new ConfigException(
        key + " = " + source + ": give file:PATH, keystore:PATH, web3signer:URL or pkcs11:LIBRARY");
  }
}

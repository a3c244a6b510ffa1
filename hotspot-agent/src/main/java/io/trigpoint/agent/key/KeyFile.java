package io.trigpoint.agent.key;

import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.KeyType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** A key file is one line: "trigpoint-key-v1", the scheme, 64 hexadecimal digits. */
public final class KeyFile {
  private static final String MARK = "trigpoint-key-v1";

  private KeyFile() {}

  /** Makes a key; an existing file is left alone and reported. */
  public static DeviceSigner create(Path file, KeyType type, RandomGenerator random)
      throws IOException {
    DeviceSigner signer = DeviceSigner.generate(type, random);
    create(file, signer);
    return signer;
  }

  /** Keeps a key that was made elsewhere; an existing file is left alone and reported. */
  public static void create(Path file, DeviceSigner signer) throws IOException {
    String secret = HexFormat.of().formatHex(signer.privateKey());
    String line = String.join(" ", MARK, nameOf(signer.key().type()), secret) + "\n";
    PrivateFiles.create(file, line.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads a key; messages name the file and never its content. */
  public static DeviceSigner read(Path file) throws IOException {
    String line = new String(PrivateFiles.read(file), StandardCharsets.US_ASCII).strip();
    String[] words = line.split(" +", -1);
    if (words.length != 3 || !words[0].equals(MARK)) {
      throw new IOException(file + " is not a " + MARK + " file");
    }
    try {
      return DeviceSigner.ofPrivateKey(typeOf(words[1]), HexFormat.of().parseHex(words[2]));
    } catch (IllegalArgumentException damaged) {
      throw new IOException(file + " is damaged: restore it from your backup");
    }
  }

  /** The scheme by its name in key files and on the command line: ed25519 or p256. */
  public static KeyType typeOf(String name) {
    for (KeyType type : KeyType.values()) {
      if (nameOf(type).equals(name)) {
        return type;
      }
    }
    throw new IllegalArgumentException("unknown key type " + name + ": use ed25519 or p256");
  }

  public static String nameOf(KeyType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}

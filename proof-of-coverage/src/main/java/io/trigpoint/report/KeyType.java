package io.trigpoint.report;

import java.util.Optional;

/** The signature schemes a device may use. The code is part of the device id. */
public enum KeyType {
  /** Ed25519, 32-byte public key. */
  ED25519(1, 32),
  /** NIST P-256 with SHA-256, uncompressed 65-byte public key, low-s signatures r ‖ s. */
  P256(2, 65);

  private final int code;
  private final int publicKeyLength;

  KeyType(int code, int publicKeyLength) {
    this.code = code;
    this.publicKeyLength = publicKeyLength;
  }

  public int code() {
    return code;
  }

  public int publicKeyLength() {
    return publicKeyLength;
  }

  public static Optional<KeyType> ofCode(int code) {
    for (KeyType type : values()) {
      if (type.code == code) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}

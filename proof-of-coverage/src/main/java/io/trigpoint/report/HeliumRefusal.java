package io.trigpoint.report;

/** Why a Helium address or signature is refused. The id is the heading in docs/spec/keys.md. */
public enum HeliumRefusal {
  /** Longer than 100 characters, or a character outside the base-58 alphabet. */
  NOT_BASE58("helium.not-base58"),
  /** The checksum does not belong to the rest. */
  BAD_CHECKSUM("helium.bad-checksum"),
  /** The first byte is not version 0. */
  WRONG_VERSION("helium.wrong-version"),
  /** The upper half of the tag names neither the main nor the test network. */
  UNKNOWN_NETWORK("helium.unknown-network"),
  /** The lower half of the tag names no key type that a hotspot has. */
  UNKNOWN_KEY_TYPE("helium.unknown-key-type"),
  /** The key is shorter or longer than its type says. */
  WRONG_KEY_LENGTH("helium.wrong-key-length"),
  /** No P-256 point has this x coordinate. */
  NOT_COMPACT("helium.not-compact"),
  /** Not a canonical Ed25519 point of prime order, or not a secp256k1 point. */
  KEY_NOT_VALID("helium.key-not-valid"),
  /** The signature does not belong to message and key. */
  BAD_SIGNATURE("helium.bad-signature");

  private final String id;

  HeliumRefusal(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}

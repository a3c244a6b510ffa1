package io.trigpoint.report;

import java.util.Arrays;
import java.util.Optional;

/** The key types of Helium hotspots and wallets, by the lower half of the tag. */
public enum HeliumKeyType {
  /** P-256: 32 bytes of x; of the two points with that x, the one with the smaller y. */
  ECC_COMPACT(0, 32),
  /** Ed25519: 32 bytes. */
  ED25519(1, 32),
  /** secp256k1: 33 bytes, compressed. Verifies, but cannot be a device key. */
  SECP256K1(3, 33);

  private final int tag;
  private final int keyLength;

  HeliumKeyType(int tag, int keyLength) {
    this.tag = tag;
    this.keyLength = keyLength;
  }

  /** The lower half of the tag byte. */
  public int tag() {
    return tag;
  }

  int keyLength() {
    return keyLength;
  }

  static Optional<HeliumKeyType> ofTag(int tag) {
    return Arrays.stream(values()).filter(type -> type.tag == (tag & 0x0F)).findFirst();
  }
}

package io.trigpoint.report;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A device's public key. Holding one does not mean that it was validated: see {@link KeyRules}. */
public final class DeviceKey {
  private final KeyType type;
  private final byte[] publicKey;
  private @Nullable DeviceId id;

  /** Throws {@link IllegalArgumentException} when the length does not fit the type. */
  public DeviceKey(KeyType type, byte[] publicKey) {
    if (publicKey.length != type.publicKeyLength()) {
      throw new IllegalArgumentException(
          type + " keys have " + type.publicKeyLength() + " bytes, got " + publicKey.length);
    }
    this.type = type;
    this.publicKey = publicKey.clone();
  }

  public KeyType type() {
    return type;
  }

  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** keccak256(key type code ‖ public key), worked out once. */
  public DeviceId deviceId() {
    DeviceId known = id;
    if (known == null) {
      known = hashed();
      id = known;
    }
    return known;
  }

  private DeviceId hashed() {
    byte[] preimage = new byte[1 + publicKey.length];
    preimage[0] = (byte) type.code();
    System.arraycopy(publicKey, 0, preimage, 1, publicKey.length);
    return new DeviceId(Hashes.keccak256(preimage));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeviceKey key
        && type == key.type
        && Arrays.equals(publicKey, key.publicKey);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(publicKey);
  }

  @Override
  public String toString() {
    return type + ":" + HexFormat.of().formatHex(publicKey);
  }
}

package io.trigpoint.report;

import java.util.Arrays;
import java.util.Optional;

/**
 * The name of a Helium key: base58check of version 0, a tag (network and key type) and the public
 * key. Every instance holds a valid key.
 */
public final class HeliumAddress {
  private static final int VERSION = 0;
  private static final int NETWORK_BITS = 0xF0;
  private static final int TEST_NETWORK = 0x10;

  private final byte[] tagged;

  private HeliumAddress(byte[] tagged) {
    this.tagged = tagged;
  }

  /** Reads the base58check text. */
  public static AddressReading read(String text) {
    Optional<byte[]> decoded = Base58Check.decode(text);
    if (decoded.isEmpty()) {
      return refused(HeliumRefusal.NOT_BASE58);
    }
    byte[] bytes = decoded.get();
    if (!Base58Check.intact(bytes)) {
      return refused(HeliumRefusal.BAD_CHECKSUM);
    }
    if (bytes.length == Base58Check.CHECKSUM || bytes[0] != VERSION) {
      return refused(HeliumRefusal.WRONG_VERSION);
    }
    return ofBinary(Arrays.copyOfRange(bytes, 1, bytes.length - Base58Check.CHECKSUM));
  }

  /** Reads the binary form: tag and public key. */
  public static AddressReading ofBinary(byte[] tagged) {
    if (tagged.length == 0) {
      return refused(HeliumRefusal.WRONG_KEY_LENGTH);
    }
    int network = tagged[0] & NETWORK_BITS;
    if (network != 0 && network != TEST_NETWORK) {
      return refused(HeliumRefusal.UNKNOWN_NETWORK);
    }
    Optional<HeliumKeyType> type = HeliumKeyType.ofTag(tagged[0]);
    if (type.isEmpty()) {
      return refused(HeliumRefusal.UNKNOWN_KEY_TYPE);
    }
    if (tagged.length != 1 + type.get().keyLength()) {
      return refused(HeliumRefusal.WRONG_KEY_LENGTH);
    }
    HeliumAddress address = new HeliumAddress(tagged.clone());
    if (!address.holdsAPoint()) {
      return refused(
          type.get() == HeliumKeyType.ECC_COMPACT
              ? HeliumRefusal.NOT_COMPACT
              : HeliumRefusal.KEY_NOT_VALID);
    }
    return new AddressReading.Valid(address);
  }

  /** The main network's address of a device key; empty for a P-256 key with the larger y. */
  public static Optional<HeliumAddress> of(DeviceKey key) {
    byte[] publicKey = key.publicKey();
    byte[] tagged =
        switch (key.type()) {
          case ED25519 -> tagged(HeliumKeyType.ED25519, publicKey);
          case P256 -> tagged(HeliumKeyType.ECC_COMPACT, Arrays.copyOfRange(publicKey, 1, 33));
        };
    return ofBinary(tagged) instanceof AddressReading.Valid(HeliumAddress address)
            && address.deviceKey().filter(key::equals).isPresent()
        ? Optional.of(address)
        : Optional.empty();
  }

  public HeliumKeyType type() {
    return HeliumKeyType.ofTag(tagged[0]).orElseThrow();
  }

  /** Whether the tag names the test network. */
  public boolean isTest() {
    return (tagged[0] & NETWORK_BITS) == TEST_NETWORK;
  }

  /** The public key as the address carries it. */
  public byte[] publicKey() {
    return Arrays.copyOfRange(tagged, 1, tagged.length);
  }

  /** Tag and public key. */
  public byte[] toBinary() {
    return tagged.clone();
  }

  /** The key to register as a device's; empty for secp256k1, which devices may not have. */
  public Optional<DeviceKey> deviceKey() {
    return switch (type()) {
      case ED25519 -> Optional.of(new DeviceKey(KeyType.ED25519, publicKey()));
      case ECC_COMPACT ->
          CompactPoint.read(publicKey())
              .map(point -> new DeviceKey(KeyType.P256, point.getEncoded(false)));
      case SECP256K1 -> Optional.empty();
    };
  }

  /** The base58check text. */
  public String text() {
    byte[] versioned = new byte[1 + tagged.length];
    System.arraycopy(tagged, 0, versioned, 1, tagged.length);
    return Base58Check.encode(versioned);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeliumAddress address && Arrays.equals(tagged, address.tagged);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(tagged);
  }

  @Override
  public String toString() {
    return text();
  }

  private boolean holdsAPoint() {
    return switch (type()) {
      case ED25519 -> KeyRules.validEd25519(publicKey(), 0);
      case ECC_COMPACT -> CompactPoint.read(publicKey()).isPresent();
      case SECP256K1 -> HeliumSignatures.secp256k1Point(publicKey()).isPresent();
    };
  }

  private static byte[] tagged(HeliumKeyType type, byte[] publicKey) {
    byte[] tagged = new byte[1 + publicKey.length];
    tagged[0] = (byte) type.tag();
    System.arraycopy(publicKey, 0, tagged, 1, publicKey.length);
    return tagged;
  }

  private static AddressReading refused(HeliumRefusal reason) {
    return new AddressReading.Refused(reason);
  }
}

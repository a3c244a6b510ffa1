package io.trigpoint.report;

/** The identity of a device: keccak256(key type ‖ public key). */
public record DeviceId(Hash32 value) implements Comparable<DeviceId> {

  public static DeviceId ofHex(String hex) {
    return new DeviceId(Hash32.ofHex(hex));
  }

  public String hex() {
    return value.hex();
  }

  @Override
  public int compareTo(DeviceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return hex();
  }
}

package io.trigpoint.contracts;

import org.web3j.abi.datatypes.DynamicStruct;

/**
 * What an owner registers about a device.
 *
 * @param keyType 1 for Ed25519, 2 for P-256
 * @param publicKey 32 bytes for Ed25519; 0x04, x and y (65 bytes) for P-256
 * @param deviceKind 1 for a hotspot, 2 for a station
 * @param coarseCell H3 cell that may be public
 * @param locationCommitment hash that only the device's owner can open
 * @param deadline last second, in Unix time, at which the device's signature counts
 */
public record DeviceRegistration(
    int keyType,
    String publicKey,
    int deviceKind,
    long coarseCell,
    String locationCommitment,
    long deadline) {

  public DeviceRegistration {
    publicKey = Hex.bytesHex(publicKey);
    locationCommitment = Hex.bytes32(locationCommitment);
  }

  /** keccak256(key type ‖ public key). */
  public String deviceId() {
    return new DeviceKeyBytes(keyType, publicKey).deviceId();
  }

  static DeviceRegistration ofAbi(AbiWords words) {
    return new DeviceRegistration(
        words.smallestNumber(0),
        words.dynamicBytes(1),
        words.smallestNumber(2),
        words.smallNumber(3),
        words.bytes32(4),
        words.smallNumber(5));
  }

  DynamicStruct toAbi() {
    return new DynamicStruct(
        Abi.uint8(keyType),
        Abi.bytes(publicKey),
        Abi.uint8(deviceKind),
        Abi.uint64(coarseCell),
        Abi.bytes32(locationCommitment),
        Abi.uint64(deadline));
  }
}

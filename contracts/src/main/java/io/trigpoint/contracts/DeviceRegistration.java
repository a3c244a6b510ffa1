package io.trigpoint.contracts;

import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.crypto.Hash;

/**
 * What an owner registers about a device.
 *
 * @param keyType 1 for Ed25519, 2 for P-256
 * @param publicKey 32 bytes for Ed25519; 0x04, x and y (65 bytes) for P-256
 * @param deviceKind 1 for a hotspot, 2 for a station
 * @param coarseCell H3 cell that may be public
 * @param locationCommitment hash that only the device's owner can open
 */
public record DeviceRegistration(
    int keyType, String publicKey, int deviceKind, long coarseCell, String locationCommitment) {

  public DeviceRegistration {
    publicKey = Hex.bytesHex(publicKey);
    locationCommitment = Hex.bytes32(locationCommitment);
  }

  /** keccak256(key type ‖ public key). */
  public String deviceId() {
    byte[] key = Hex.bytes(publicKey);
    byte[] typed = new byte[key.length + 1];
    typed[0] = (byte) keyType;
    System.arraycopy(key, 0, typed, 1, key.length);
    return Hex.of(Hash.sha3(typed));
  }

  DynamicStruct toAbi() {
    return new DynamicStruct(
        Abi.uint8(keyType),
        Abi.bytes(publicKey),
        Abi.uint8(deviceKind),
        Abi.uint64(coarseCell),
        Abi.bytes32(locationCommitment));
  }
}

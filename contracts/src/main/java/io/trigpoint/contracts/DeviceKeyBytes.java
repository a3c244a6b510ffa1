package io.trigpoint.contracts;

import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.crypto.Hash;

/**
 * A device's public key as the registry carries it.
 *
 * @param keyType 1 for Ed25519, 2 for P-256
 * @param publicKey 32 bytes for Ed25519; 0x04, x and y (65 bytes) for P-256
 */
public record DeviceKeyBytes(int keyType, String publicKey) {

  public DeviceKeyBytes {
    publicKey = Hex.bytesHex(publicKey);
  }

  /** keccak256(key type ‖ public key). */
  public String deviceId() {
    byte[] key = Hex.bytes(publicKey);
    byte[] typed = new byte[key.length + 1];
    typed[0] = (byte) keyType;
    System.arraycopy(key, 0, typed, 1, key.length);
    return Hex.of(Hash.sha3(typed));
  }

  static DeviceKeyBytes ofAbi(AbiWords words) {
    return new DeviceKeyBytes(words.smallestNumber(0), words.dynamicBytes(1));
  }

  DynamicStruct toAbi() {
    return new DynamicStruct(Abi.uint8(keyType), Abi.bytes(publicKey));
  }
}
